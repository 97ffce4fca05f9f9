// target: i18n
// check: count('one two three')
// check: words instanceof Intl.Segmenter
// check: Object.prototype.toString.call(words)
const words = new Intl.Segmenter('en', { granularity: 'word' });
globalThis.words = words;
globalThis.count = (text) => [...words.segment(text)].length;
