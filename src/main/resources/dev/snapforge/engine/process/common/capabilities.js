// What a runtime offers and needs, one word a line: globals of the Web's list (WinterTC, Minimum Common Web API, ECMA-429) that are
// there, whoever brought them; slots of the host that the bundle needs; callbacks that wait for the host; Intl and WebAssembly.
'use strict';
() => {
  const WEB = `
    AbortController AbortSignal Blob ByteLengthQueuingStrategy CompressionStream CountQueuingStrategy Crypto
    CryptoKey CustomEvent DOMException DecompressionStream ErrorEvent Event EventTarget File FormData Headers
    MessageChannel MessageEvent MessagePort Performance PromiseRejectionEvent ReadableByteStreamController
    ReadableStream ReadableStreamBYOBReader ReadableStreamBYOBRequest ReadableStreamDefaultController
    ReadableStreamDefaultReader Request Response SubtleCrypto TextDecoder TextDecoderStream TextEncoder
    TextEncoderStream TransformStream TransformStreamDefaultController URL URLPattern URLSearchParams
    WritableStream WritableStreamDefaultController WritableStreamDefaultWriter atob btoa clearInterval
    clearTimeout console crypto crypto.getRandomValues crypto.randomUUID crypto.subtle fetch navigator
    navigator.userAgent performance performance.now performance.timeOrigin queueMicrotask reportError self
    setInterval setTimeout structuredClone
`;
  const found = [];
  const note = (word) => {
    if (!/\s/.test(word)) found.push(word);
  };
  const there = (path) => {
    try {
      let value = globalThis;
      for (const step of path.split('.')) {
        if (value === undefined || value === null) return false;
        value = value[step];
      }
      return value !== undefined && value !== null;
    } catch {
      return false;
    }
  };
  for (const path of WEB.trim().split(/\s+/)) if (there(path)) note('web:' + path);
  if (there('Intl')) note('intl');
  if (there('WebAssembly')) note('webassembly');
  try {
    const contract = globalThis[Symbol.for('snapforge')];
    for (const { name, needed } of contract?.slots?.() ?? []) if (needed) note('slot:' + name);
    if (contract?.callbacks?.().registered > 0) note('on-restore');
  } catch {
    // The bundle has put something else there.
  }
  return found.join('\n');
};
