// Runs the files without catching what they throw, so that Node prints where that was: a value that is not an Error has no stack, and
// V8 tells the place to nobody but the process's own last handler.
(tools) => {
  const { request, run, runScript, draw } = tools;
  draw(request.draws);
  run({ execute: runScript });
};
