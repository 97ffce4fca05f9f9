// What a runtime offers and needs, one word a line: globals of the Web's list (WinterTC, Minimum Common Web API, ECMA-429) that are
// there, whoever brought them; slots of the host that the bundle needs; callbacks that wait for the host; Intl and WebAssembly. In syntax
// alone, since the bundle may have replaced any method of a built-in.
'use strict';
() => {
  const WEB = [
    ['AbortController'], ['AbortSignal'], ['Blob'], ['ByteLengthQueuingStrategy'], ['CompressionStream'],
    ['CountQueuingStrategy'], ['Crypto'], ['CryptoKey'], ['CustomEvent'], ['DOMException'],
    ['DecompressionStream'], ['ErrorEvent'], ['Event'], ['EventTarget'], ['File'], ['FormData'], ['Headers'],
    ['MessageChannel'], ['MessageEvent'], ['MessagePort'], ['Performance'], ['PromiseRejectionEvent'],
    ['ReadableByteStreamController'], ['ReadableStream'], ['ReadableStreamBYOBReader'],
    ['ReadableStreamBYOBRequest'], ['ReadableStreamDefaultController'], ['ReadableStreamDefaultReader'],
    ['Request'], ['Response'], ['SubtleCrypto'], ['TextDecoder'], ['TextDecoderStream'], ['TextEncoder'],
    ['TextEncoderStream'], ['TransformStream'], ['TransformStreamDefaultController'], ['URL'], ['URLPattern'],
    ['URLSearchParams'], ['WritableStream'], ['WritableStreamDefaultController'],
    ['WritableStreamDefaultWriter'], ['atob'], ['btoa'], ['clearInterval'], ['clearTimeout'], ['console'],
    ['crypto'], ['crypto', 'getRandomValues'], ['crypto', 'randomUUID'], ['crypto', 'subtle'], ['fetch'],
    ['navigator'], ['navigator', 'userAgent'], ['performance'], ['performance', 'now'],
    ['performance', 'timeOrigin'], ['queueMicrotask'], ['reportError'], ['self'], ['setInterval'],
    ['setTimeout'], ['structuredClone'],
  ];
  let found = '';
  const note = (word) => {
    // One with white space could not be told from two.
    for (let i = 0; i < word.length; i++) if (word[i] <= ' ' || word[i] === '\u00a0') return;
    found += found === '' ? word : '\n' + word;
  };
  const there = (path) => {
    try {
      let value = globalThis;
      for (let i = 0; i < path.length; i++) {
        if (value === undefined || value === null) return false;
        value = value[path[i]];
      }
      return value !== undefined && value !== null;
    } catch {
      return false;
    }
  };
  for (let i = 0; i < WEB.length; i++) {
    if (there(WEB[i])) note('web:' + WEB[i][0] + (WEB[i].length > 1 ? '.' + WEB[i][1] : ''));
  }
  if (there(['Intl'])) note('intl');
  if (there(['WebAssembly'])) note('webassembly');
  try {
    const contract = globalThis[Symbol.for('snapforge')];
    const slots = contract?.slots?.();
    for (let i = 0; i < slots?.length; i++) if (slots[i].needed) note('slot:' + slots[i].name);
    if (contract?.callbacks?.().registered > 0) note('on-restore');
  } catch {
    // The bundle has put something else there.
  }
  return found;
};
