// Has isolated-vm run the files and write a snapshot of what they leave. The snapshot is made before anything else runs in this process, so
// that its bytes follow from nothing else; what is told besides comes from the same once more.
(tools) => {
  const { require, request, end, refuse, fieldsOf, own } = tools;
  const isolates = own('node/isolated-vm/isolates.js')(tools);
  const { ivm, open, run, refuseSyntax, told, scripts, files, tell, hear, hasPrelude } = isolates;
  const { holdClock, clock, draws, cachedRandoms, deferred } = request;

  const names = ['intrinsics.js', 'reconcile.js', 'stand-ins.js', ...(holdClock ? ['clock.js'] : [])];
  const before = `
    own.reconcile = own['reconcile.js'](own['intrinsics.js'], ${JSON.stringify(deferred)});
    own.removeStandIns = own['stand-ins.js']();
    const { random } = Math;
    own.draw = (numbers) => { while (numbers-- > 0) random(); };
    own.draw(${draws});
    ${holdClock ? `const value = own['clock.js'](${clock}, true); Object.defineProperty(globalThis, Symbol.for('snapforge.build'), { value, configurable: true });` : ''}`;
  const after = (then) => `
    own.draw(${draws > 0 ? cachedRandoms : 0});
    own.removeStandIns();
    const told = own.reconcile();
    ${then}`;
  const finish = holdClock || hasPrelude ? [{ filename: 'snapforge:finish.js', code: request.own['finish.js'] }] : [];
  const all = (then) => [...scripts(names, before, files, after(then)), ...finish];

  try {
    const snapshot = ivm.Isolate.createSnapshot(all(''));
    require('fs').writeFileSync('/snapforge/snapshot.blob', new Uint8Array(snapshot.copy()));
  } catch (error) {
    refuseSyntax(open());
    refuse('THREW', told(error));
  }
  const heard = hear(all(tell('told')));
  if (typeof heard !== 'string') refuse('THREW', heard.error);
  const [reconciled, locked, missing, frozen] = heard.split('|');
  if (locked !== '') refuse('LOCKED_BUILT_IN', Object.assign(new Error(locked), { name: '' }));
  end([
    ['reconciled', reconciled],
    ['missing', missing],
    ['frozen', frozen],
    // Nobody hears of rejections where a snapshot is made.
    ...run(open(), request).flatMap((reason) => [['rejection', ''], ...fieldsOf('rejection-', reason)]),
  ]);
};
