// Each file without some kinds of syntax, or with calls of functions in the place of import(); none of them runs.
({ request, own, end }) => {
  own('acorn/acorn.js');
  own('parser.js');
  const rewritten = () => {
    const rewrite = own('rewrite.js');
    const references = own('references.js');
    return ({ source, module }) => rewrite(source, module, request.features, request.helper, references);
  };
  const withoutImports = () => {
    const imports = own('imports.js');
    return ({ source, module }, i) => imports(source, module, request.importers[i]);
  };
  const write = request.importers === undefined ? rewritten() : withoutImports();
  end(request.scripts.map((script, i) => ['rewritten', write(script, i)]));
};
