// What `regenerate-unicode-properties` has a file for, from the texts that tables.mjs writes. Nothing is kept: what is made while a bundle
// loads would be in its snapshot.
import regenerate from 'regenerate';
import tables from 'unicode:tables';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const numbers = (text) => {
  const list = [];
  let value = 0;
  let shift = 0;
  for (const character of text) {
    const digit = DIGITS.indexOf(character);
    value |= (digit & 31) << shift;
    shift += 5;
    if (digit < 32) {
      list.push(value);
      value = shift = 0;
    }
  }
  return list;
};

const strings = (list) => {
  const found = [];
  for (let at = 0; at < list.length; at += list[at] + 1) {
    found.push(String.fromCodePoint(...list.slice(at + 1, at + 1 + list[at])));
  }
  return found;
};

/** The set of this name, such as "Script/Latin"; undefined if there is none. */
export const setOf = (path) => {
  const all = tables();
  if (!Object.hasOwn(all, path)) return undefined;
  const [characters, ofStrings] = all[path].split(' ');
  const set = regenerate();
  let at = 0;
  set.data = numbers(characters).map((distance) => (at += distance));
  return { characters: set, strings: ofStrings === undefined ? undefined : strings(numbers(ofStrings)) };
};
