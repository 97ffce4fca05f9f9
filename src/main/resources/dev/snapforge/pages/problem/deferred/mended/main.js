let words;
globalThis.count = (text) => {
  words ??= new Intl.Segmenter('en', { granularity: 'word' });
  return [...words.segment(text)].length;
};
