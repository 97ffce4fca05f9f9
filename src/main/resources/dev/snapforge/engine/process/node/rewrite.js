// Each file without some kinds of syntax; none of them runs.
({ request, own, end }) => {
  own('acorn/acorn.js');
  own('parser.js');
  const rewrite = own('rewrite.js');
  const references = own('references.js');
  end(request.scripts.map(({ source }) => ['rewritten', rewrite(source, false, request.features, request.helper, references)]));
};
