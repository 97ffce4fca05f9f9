// Has the callbacks of onRestore run, as a host has by binding its slots; here are none that could be bound. Gives a function that says
// what failed, once the promises that callbacks returned have been waited for: a line for each, "unbound" where a slot was missed and
// otherwise "threw", then file, line, column and message, with tabs between them.
'use strict';
(() => {
  const contract = globalThis[Symbol.for('snapforge')];
  if (!(contract?.callbacks?.().waiting > 0)) return () => '';
  const failures = [];
  const note = (error) => {
    const { name, stack } = Object(error?.cause);
    let place = ['', 0, 0];
    for (const line of typeof stack === 'string' ? stack.split('\n') : []) {
      const frame = /^ {4}at (?:.* \()?(.+):(\d{1,9}):(\d{1,9})\)?$/.exec(line);
      if (frame !== null && !frame[1].startsWith('snapforge:')) {
        place = frame.slice(1);
        break;
      }
    }
    const kind = name === 'SlotUnboundError' ? 'unbound' : 'threw';
    failures.push([kind, ...place, error.message].map((it) => String(it).replace(/[\t\n\r]+/g, ' ')).join('\t'));
  };
  contract.seal();
  do {
    try {
      contract.bind({});
    } catch (error) {
      note(error);
    }
  } while (contract.callbacks().waiting > 0 && failures.length < 100);
  contract.restored().catch(note);
  return () => failures.join('\n');
})();
