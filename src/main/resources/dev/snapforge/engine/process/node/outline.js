// The statements of each file; none of them runs.
({ request, own, end }) => {
  own('acorn/acorn.js');
  own('parser.js');
  const outline = own('outline.js');
  end(request.scripts.map(({ source, module }) => ['outline', outline(source, module)]));
};
