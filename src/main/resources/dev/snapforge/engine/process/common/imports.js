// The same program with calls of a function in the place of import(): V8 asks its embedder for what is imported, and nothing of an
// embedder is in a snapshot. The name is as long as the word, so every line and column stays.
'use strict';
(() => {
  /**
   * @param name of the function, of six units, which stands nowhere in the source
   * @returns {string} a line with the places, "IMPORT:line:column …", or IMPORT_OF_FILE where the path says that it is one, and the text
   *     behind it; or nothing if there is no import()
   */
  return (source, module, name) => {
    const found = [];
    const rest = [];
    try {
      const sourceType = module ? 'module' : 'script';
      rest.push(acorn.parse(source, { ecmaVersion: 'latest', sourceType, locations: true, allowHashBang: true }));
    } catch {
      return '';
    }
    while (rest.length > 0) {
      const node = rest.pop();
      if (node.type === 'ImportExpression') found.push(node);
      for (const value of Object.values(node)) {
        for (const child of Array.isArray(value) ? value : [value]) if (typeof child?.type === 'string') rest.push(child);
      }
    }
    if (found.length === 0) return '';
    found.sort((one, other) => one.start - other.start);
    let text = '';
    let at = 0;
    for (const { start } of found) {
      text += source.slice(at, start) + name;
      at = start + 'import'.length;
    }
    const kind = ({ value, quasis }) => (/^\.\.?\//.test(value ?? quasis?.[0].value.cooked) ? 'IMPORT_OF_FILE' : 'IMPORT');
    const places = found.map(({ loc: { start }, source: path }) => `${kind(path)}:${start.line}:${start.column + 1}`);
    return places.join(' ') + '\n' + text + source.slice(at);
  };
})();
