const ESCAPES = { t: '\t', n: '\n', r: '\r', f: '\f' };

const unescaped = (text) =>
  text.replace(/\\(u([0-9A-Fa-f]{4})|[^])/g, (all, escape, code) => (code ? String.fromCharCode(parseInt(code, 16)) : (ESCAPES[escape] ?? escape)));

/**
 * Settings as java.util.Properties writes them.
 *
 * @param {string} text
 * @returns {Map<string, string>}
 */
export const readProperties = (text) => {
  const lines = text.replace(/(?<!\\)((?:\\\\)*)\\\r?\n[ \t\f]*/g, '$1').split(/\r?\n|\r/);
  const pairs = lines
    .map((it) => it.trimStart())
    .filter((it) => it !== '' && !/^[#!]/.test(it))
    .map((it) => /^((?:\\.|[^\\=:\s])*)(?:\s*[=:]\s*|\s+|$)(.*)$/s.exec(it));
  return new Map(pairs.map(([, key, value]) => [unescaped(key), unescaped(value)]));
};
