// Writes a regular expression that asks for Unicode's tables as one that means the same without them: properties of characters as the
// characters that have them, and, where case is ignored, letters as all that they are equal to. What needs no tables keeps its text,
// and with it groups, references and quantifiers; so do flags.
import { parse } from 'regjsparser';
import { atom, contents } from './classes.js';

// In UTF-16 units; a letter is 9,000 of them.
const MOST = 4 << 20;
const FEATURES = { lookbehind: true, namedGroups: true, unicodePropertyEscape: true, unicodeSet: true, modifiers: true };
const PROPERTY = /\\p\{/i;
// Equal to others than the one that differs in the sixth bit, whatever tables there are.
const FOLDS = /[^\0-\x7f]|[ks]/i;
// What is a word where case is ignored: 22.2.2.6.
const WORD = '[\\w\\u017F\\u212A]';
const BOUNDARY = `(?:(?<=${WORD})(?!${WORD})|(?<!${WORD})(?=${WORD}))`;
const NO_BOUNDARY = `(?:(?<=${WORD})(?=${WORD})|(?<!${WORD})(?!${WORD}))`;

/** Whether V8 refuses an expression without tables, or gets it wrong because it has flags `i` and `v`; its text is used elsewhere, too. */
const asks = (pattern, flags) =>
  (flags.includes('u') || flags.includes('v')) && (/\\p\{/i.test(pattern) || (flags.includes('v') && flags.includes('i')));

/**
 * @param {string} pattern as the constructor takes it
 * @param {string} flags likewise
 * @returns {string} what to give the constructor instead, with the same flags; the pattern itself if it needs no tables
 * @throws {RangeError} for what would be longer than MOST
 * @throws {Error} for what is no expression, such as a property that there is not
 */
const expand = (pattern, flags) => {
  if (!asks(pattern, flags)) return pattern;
  const sets = flags.includes('v');
  let text = '';
  let at = 0;
  const put = ({ range: [from, to] }, instead) => {
    text += pattern.slice(at, from) + instead;
    at = to;
    if (text.length > MOST) throw new RangeError(`More than ${MOST} characters`);
  };
  const visit = (node, ignoresCase) => {
    switch (node.type) {
      case 'unicodePropertyEscape':
      case 'characterClass': {
        const mode = { ignoresCase, sets };
        if (ignoresCase || PROPERTY.test(node.raw)) put(node, atom(contents(node, mode), mode));
        return;
      }
      case 'value':
      case 'characterClassEscape': {
        const mode = { ignoresCase, sets };
        const folds = node.type === 'value' ? FOLDS.test(String.fromCodePoint(node.codePoint)) : /w/i.test(node.value);
        if (ignoresCase && folds) put(node, atom(contents(node, mode), mode));
        return;
      }
      case 'anchor':
        if (ignoresCase && node.kind === 'boundary') put(node, BOUNDARY);
        if (ignoresCase && node.kind === 'not-boundary') put(node, NO_BOUNDARY);
        return;
      default: {
        const { enabling = '', disabling = '' } = node.modifierFlags ?? {};
        const inner = (ignoresCase || enabling.includes('i')) && !disabling.includes('i');
        for (const child of node.body ?? []) visit(child, inner);
      }
    }
  };
  visit(parse(pattern, sets ? 'v' : 'u', FEATURES), flags.includes('i'));
  return text + pattern.slice(at);
};

export default { asks, expand, MOST };
