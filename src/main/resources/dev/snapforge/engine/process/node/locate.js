// Runs the files without catching what they throw, so that Node prints where that was: a value that is not an Error has no stack, and
// V8 tells the place to nobody but the process's own last handler.
(tools) => {
  const { request, own, draw } = tools;
  draw(request.draws);
  own('node/files.js')(tools).run({ execute: (action) => action() });
};
