// Or the same bundle for an engine with ICU.
const word = /[A-Za-z\u00c0-\u024f]+/gu;
globalThis.words = (text) => text.match(word);
