const word = /\p{L}+/gu;
globalThis.words = (text) => text.match(word);
