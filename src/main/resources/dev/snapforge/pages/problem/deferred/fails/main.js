const words = new Intl.Segmenter('en', { granularity: 'word' });
globalThis.count = (text) => [...words.segment(text)].length;
