// Where a kind of syntax stands in a source: "line:column line:column …", both from 1, in the order of the text.
'use strict';
((acorn) => {
  const isFunction = (node) => /Function/.test(node.type);
  const matchers = {
    IMPORT: (node, specifier) =>
      /^(Import|Export(Named|All))Declaration$/.test(node.type) && node.source?.value === specifier && node.source,
    DYNAMIC_IMPORT: (node) => node.type === 'ImportExpression' && node,
    TOP_LEVEL_AWAIT: (node, specifier, insideFunction) =>
      !insideFunction && (node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node.await)) && node,
  };

  return (source, module, feature, specifier) => {
    const places = [];
    const visit = (node, insideFunction) => {
      const found = matchers[feature](node, specifier, insideFunction);
      if (found) places.push(found.loc.start);
      for (const value of Object.values(node)) {
        for (const child of Array.isArray(value) ? value : [value]) {
          if (typeof child?.type === 'string') visit(child, insideFunction || isFunction(node));
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
      );
    } catch {
      return '';
    }
    places.sort((a, b) => a.line - b.line || a.column - b.column);
    return places.map(({ line, column }) => `${line}:${column + 1}`).join(' ');
  };
})(acorn);
