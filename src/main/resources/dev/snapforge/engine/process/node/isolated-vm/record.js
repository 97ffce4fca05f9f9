// A run with ears where isolated-vm makes snapshots; what it makes is thrown away. What goes wrong in it is not told, because the run that
// counts comes after it.
(tools) => {
  const { request, end, own } = tools;
  const { scripts, files, tell, hear, isOwn } = own('node/isolated-vm/isolates.js')(tools);
  const { clock, fixed, absent, draws } = request;
  const before = `
    own['stand-ins.js']();
    const { random } = Math;
    for (let i = 0; i < ${draws}; i++) random();
    own.recorder = own['record.js'](own['clock.js'], ${clock}, ${fixed}, ${JSON.stringify(absent)});
    own.recorder.listen();`;
  // Our own scripts' questions, which come before the bundle's, are nobody's business.
  const first = request.scripts.findIndex((script) => !isOwn(script));
  const arm = { filename: 'snapforge:arm.js', code: "globalThis[Symbol.for('snapforge.isolate')].recorder.arm();" };
  const all = [...files.slice(0, first), arm, ...files.slice(first)];
  const heard = hear(scripts(['stand-ins.js', 'clock.js', 'record.js'], before, all, tell('own.recorder.report()')));
  end([['uses', typeof heard === 'string' ? heard : '']]);
};
