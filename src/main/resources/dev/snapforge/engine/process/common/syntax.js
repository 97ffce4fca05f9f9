// Where a kind of syntax stands in a source: "line:column line:column …", both from 1, in the order of the text. V8 tells the place of
// the expression or statement in which a call of import() stands: such calls are found by that place.
'use strict';
((acorn) => {
  const isFunction = (node) => /Function/.test(node.type);
  const text = ({ line, column }) => `${line}:${column + 1}`;
  const matchers = {
    DYNAMIC_IMPORT: (node, place, insideFunction, within) =>
      node.type === 'ImportExpression' && within.some((it) => text(it.loc.start) === place) && node,
    IMPORT: (node, specifier) =>
      /^(Import|Export(Named|All))Declaration$/.test(node.type) && node.source?.value === specifier && node.source,
    TOP_LEVEL_AWAIT: (node, specifier, insideFunction) =>
      !insideFunction && (node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node.await)) && node,
  };

  return (source, module, feature, wanted) => {
    const places = [];
    // within: the node and those around it, as far as the function that it stands in.
    const visit = (node, insideFunction, outer) => {
      const within = [...outer, node];
      const found = matchers[feature](node, wanted, insideFunction, within);
      if (found) places.push(found.loc.start);
      for (const value of Object.values(node)) {
        for (const child of Array.isArray(value) ? value : [value]) {
          if (typeof child?.type === 'string') visit(child, insideFunction || isFunction(node), isFunction(node) ? [] : within);
        }
      }
    };
    try {
      visit(
        acorn.parse(source, {
          ecmaVersion: 'latest',
          sourceType: module ? 'module' : 'script',
          locations: true,
          allowHashBang: true,
        }),
        false,
        [],
      );
    } catch {
      return '';
    }
    places.sort((a, b) => a.line - b.line || a.column - b.column);
    return places.map(text).join(' ');
  };
})(acorn);
