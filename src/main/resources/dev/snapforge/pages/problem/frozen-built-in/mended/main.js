// Called by the runtime once the snapshot is loaded.
globalThis.harden = () => {
  for (const it of [Math, JSON]) Object.freeze(it);
};
globalThis.answer = () => Math.max(41, 42);
