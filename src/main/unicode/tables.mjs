// Writes sets of code points and strings as texts: 32 values to a character of base 64, as in source maps (ECMA-426, 9.1), without
// signs. A set is its ranges, each by its distance from the one before and its length; a string is its length and its code points.
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const number = (value) => {
  let text = '';
  for (let rest = value; ; rest >>>= 5) {
    if (rest < 32) return text + DIGITS[rest];
    text += DIGITS[(rest & 31) | 32];
  }
};

/** @param data of regenerate: where each range begins, and where what is not in the set begins again */
export const characters = (data) => {
  let at = 0;
  let text = '';
  for (const border of data) {
    text += number(border - at);
    at = border;
  }
  return text;
};

export const strings = (list) =>
  list.map((it) => [...it].map((character) => character.codePointAt(0))).map((it) => [it.length, ...it].map(number).join('')).join('');
