// Which characters and strings the parts of an expression stand for (ECMA-262, 22.2.2.9). Where case is ignored, each set holds with a
// letter all that it is equal to, so that unions, differences, intersections and complements are those of plain sets.
import equals from 'unicode:equals';
import properties from 'unicode-match-property-ecmascript';
import values from 'unicode-match-property-value-ecmascript';
import regenerate from 'regenerate';
import { setOf } from './sets.js';

const ALL = regenerate().addRange(0, 0x10ffff);
const SPACES = regenerate(0x20, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff).addRange(9, 13).addRange(0x2000, 0x200a);
const ESCAPES = {
  d: regenerate().addRange('0', '9'),
  s: SPACES,
  w: regenerate('_').addRange('0', '9').addRange('A', 'Z').addRange('a', 'z'),
};
const HAVE_EQUALS = regenerate([...equals.keys()]);

const complement = (set) => ALL.clone().remove(set);
const closed = (set, ignoresCase) =>
  ignoresCase
    ? set.add(
        set
          .clone()
          .intersection(HAVE_EQUALS)
          .toArray()
          .flatMap((it) => equals.get(it)),
      )
    : set;
const print = (set) => set.toString({ hasUnicodeFlag: true });
const keyOf = (points, ignoresCase) =>
  points.map((it) => (ignoresCase && equals.has(it) ? Math.min(it, ...equals.get(it)) : it)).join();

// 22.2.1.1: a value of General_Category, a property of strings or a binary one; or the value of a property that is named.
const property = (text) => {
  const [name, value] = text.split('=');
  if (value !== undefined) {
    const matched = properties(name);
    return setOf(`${matched}/${values(matched, value)}`);
  }
  try {
    return setOf(`General_Category/${values('General_Category', name)}`);
  } catch {
    return setOf(`Property_of_Strings/${name}`) ?? setOf(`Binary_Property/${properties(name)}`);
  }
};

const ofProperty = ({ value, negative }, { ignoresCase, sets }) => {
  const { characters, strings = [] } = property(value);
  const named = new Map(
    strings.map((it) => [...it].map((character) => character.codePointAt(0))).map((points) => [keyOf(points, ignoresCase), points]),
  );
  if (named.size > 0 && (negative || !sets)) throw new Error(`${value} has strings`);
  if (!negative) return { set: closed(characters, ignoresCase), strings: named };
  // With `v`, letters are folded first: what is equal to one that has the property is not in the complement.
  return { set: sets ? complement(closed(characters, ignoresCase)) : closed(complement(characters), ignoresCase), strings: named };
};

const ofStrings = ({ strings }, { ignoresCase }) => {
  const set = regenerate();
  const long = new Map();
  for (const { characters } of strings) {
    const points = characters.map(({ codePoint }) => codePoint);
    if (points.length === 1) set.add(points[0]);
    else long.set(keyOf(points, ignoresCase), points);
  }
  return { set: closed(set, ignoresCase), strings: long };
};

const combine = {
  union: (one, other) => ({ set: one.set.add(other.set), strings: new Map([...one.strings, ...other.strings]) }),
  intersection: (one, other) => ({
    set: one.set.intersection(other.set),
    strings: new Map([...one.strings].filter(([key]) => other.strings.has(key))),
  }),
  subtraction: (one, other) => ({
    set: one.set.remove(other.set),
    strings: new Map([...one.strings].filter(([key]) => !other.strings.has(key))),
  }),
};

/**
 * What a part stands for.
 *
 * @param node of regjsparser
 * @param mode ignoresCase, and whether the flag is `v`
 * @returns set: its characters, which the caller may change; strings: the code points of its longer and empty strings, by a key
 */
export const contents = (node, mode) => {
  const { ignoresCase } = mode;
  const of = (set) => ({ set, strings: new Map() });
  switch (node.type) {
    case 'value':
      return of(closed(regenerate(node.codePoint), ignoresCase));
    case 'characterClassRange':
      return of(closed(regenerate().addRange(node.min.codePoint, node.max.codePoint), ignoresCase));
    case 'characterClassEscape': {
      const lower = node.value.toLowerCase();
      const set = closed(ESCAPES[lower].clone(), ignoresCase);
      return of(node.value === lower ? set : complement(set));
    }
    case 'unicodePropertyEscape':
      return ofProperty(node, mode);
    case 'classStrings':
      return ofStrings(node, mode);
    case 'characterClass': {
      const parts = node.body.map((it) => contents(it, mode));
      const all = parts.length === 0 ? of(regenerate()) : parts.reduce(combine[node.kind]);
      if (!node.negative) return all;
      if (all.strings.size > 0) throw new Error('A complement has no strings');
      return of(complement(all.set));
    }
    default:
      throw new Error(`No class has a ${node.type}`);
  }
};

/** An atom that matches just this; longer strings come first, as each is tried before what it begins with. */
export const atom = ({ set, strings }, { ignoresCase }) => {
  if (strings.size === 0) return print(set);
  const texts = [...strings.values()]
    .sort((one, other) => other.length - one.length)
    .map((points) => points.map((it) => print(closed(regenerate(it), ignoresCase))).join(''));
  const empty = texts.at(-1) === '' ? [texts.pop()] : [];
  return `(?:${[...texts, print(set), ...empty].join('|')})`;
};
