// What an expression answers about itself and does, as a bundle uses it; the same on every engine.
const word = /\p{L}+/gu;
const tests = {
  names: () => {
    const it = /[\p{P}/\]]x/giu;
    return [it.source, it.flags, String(it), it.unicode, it.unicodeSets, it.global, it.ignoreCase, it.lastIndex, it instanceof RegExp, it.constructor === RegExp];
  },
  sets: () => {
    const it = /[\p{L}--[a-z]]/iv;
    return [it.source, it.flags, `${it}`, it.unicode, it.unicodeSets, it.test('k'), it.test('\u212a'), it.test('ж')];
  },
  copies: () => [new RegExp(word).source, new RegExp(word, 'u').flags, new RegExp(word.source, word.flags).test('é'), RegExp(word) === word, new RegExp(word) === word],
  constructed: () => [new RegExp('a/\\p{L}\n[/]', 'u').source, RegExp('^\\p{Lu}$', 'u').test('É'), new RegExp(`[${'\\p{Nd}'}_]`, 'u').test('٣'), new RegExp('', 'u').source],
  composed: () => new RegExp(`^(?:${/\p{Lu}/u.source}|${/\p{Nd}/u.source})+$`, 'u').test('É٣'),
  anew: () => {
    const seen = new Set();
    for (let i = 0; i < 3; i++) seen.add(/\p{L}/u);
    return seen.size;
  },
  state: () => {
    const it = /\p{Lu}/gy;
    it.lastIndex = 1;
    const sticky = /\p{L}/uy;
    return [sticky.test('a1'), sticky.lastIndex, sticky.test('a1'), sticky.lastIndex, it.lastIndex];
  },
  found: () => {
    const { index, groups, input, length } = /(?<big>\p{Lu})(\p{Ll}*)/du.exec('a Éa b');
    return [index, { ...groups }, input, length, /(\p{L})\1/u.exec('abba').index];
  },
  strings: () => ['a1é2ñ'.split(/(\p{L})/u), [...'aéñ'.matchAll(/\p{L}/gu)].map(({ index }) => index), 'é,ñ'.replace(/(?<q>\p{Ll})/gu, '<$<q>>'), 'é,Ñ'.replace(/\p{Lu}/u, (it) => it + it), '1a'.search(/\p{L}/u), 'é-ñ'.match(word), '👩‍👩‍👧 x 👍🏽'.match(/\p{RGI_Emoji}/gv)],
  derived: () => {
    class Sub extends RegExp {
      get extra() {
        return 1;
      }
    }
    const it = new Sub('\\p{Lu}', 'u');
    return [it.extra, it.source, it.test('É'), it instanceof Sub, it instanceof RegExp, 'aÉb'.split(it), new Sub(/\p{L}/u).source];
  },
  wrong: () => {
    try {
      return String(new RegExp('\\p{Nonsense}', 'u'));
    } catch ({ name, message }) {
      return [name, message];
    }
  },
  before: () => {return/\p{L}/u.test('a')},
  made: () => new /\p{L}/u.constructor('x').source,
  divided: () => {
    const p = 2, u = 4;
    return 8 /p/u + '/\\p{L}/u'.length; // /\p{L}/u
  },
  places: () => {
    try {
      return /\p{L}/u.test('a') && missing.x;
    } catch ({ stack }) {
      return stack.split('\n')[1].replace(/.*?(:\d+:\d+).*/, '$1');
    }
  },
  typeOf: () => typeof/\p{L}/u,
  words: () => [...'aſkK\u212aé'].map((it) => [/\w(?!\p{Sc})/iu.test(it), /\W(?!\p{Sc})/iu.test(it), /\b.(?<!\p{Sc})/iu.test(it), /k(?!\p{Sc})/iu.test(it), /(?-i:k)(?!\p{Sc})/iu.test(it)]),
};
globalThis.tests = Object.fromEntries(Object.entries(tests).map(([name, run]) => [name, () => JSON.stringify(run())]));
