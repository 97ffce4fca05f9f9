// target: i18n
// check: rest().join('|')
// check: [...all].map((it) => it.segment).join('|')
// check: all.containing(2).segment
const all = new Intl.Segmenter('en', { granularity: 'word' }).segment('a b c d');
const begun = all[Symbol.iterator]();
begun.next();
begun.next();
globalThis.all = all;
globalThis.rest = () => [...begun].map((it) => it.segment);
