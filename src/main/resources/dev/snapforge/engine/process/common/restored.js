// Has the callbacks of onRestore run, as a host has by binding its slots; here are none that could be bound. Gives a function that says
// what failed, once the promises that callbacks returned have been waited for: a line for each, "unbound" where a slot was missed and
// otherwise "threw", then file, line, column and message, with tabs between them.
'use strict';
(() => {
  const contract = globalThis[Symbol.for('snapforge')];
  if (!(contract?.callbacks?.().waiting > 0)) return () => '';
  let failures = '';
  let failed = 0;
  // The bundle may have replaced any method of a built-in: then there is no place, but the failure is told.
  const oneLine = (text) => {
    let line = '';
    for (let i = 0; i < text.length; i++) line += text[i] < ' ' ? ' ' : text[i];
    return line;
  };
  const place = (stack) => {
    try {
      for (const line of typeof stack === 'string' ? stack.split('\n') : []) {
        const frame = /^ {4}at (?:.* \()?(.+):(\d{1,9}):(\d{1,9})\)?$/.exec(line);
        if (frame !== null && !frame[1].startsWith('snapforge:')) return frame;
      }
    } catch {
      // As above.
    }
    return ['', '', 0, 0];
  };
  const note = (error) => {
    const { name, stack, cause } = Object(error?.cause);
    // Web Crypto has an exception of its own for it.
    const isUnbound = name === 'SlotUnboundError' || (name === 'NotSupportedError' && cause?.name === 'SlotUnboundError');
    const kind = isUnbound ? 'unbound' : 'threw';
    const at = place(stack);
    failed++;
    failures += `${kind}\t${oneLine(at[1])}\t${at[2]}\t${at[3]}\t${oneLine(`${error?.message}`)}\n`;
  };
  contract.seal();
  do {
    try {
      contract.bind({});
    } catch (error) {
      note(error);
    }
  } while (contract.callbacks().waiting > 0 && failed < 100);
  contract.restored().catch(note);
  return () => failures;
})();
