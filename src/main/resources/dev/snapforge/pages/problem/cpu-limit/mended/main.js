globalThis.whenReady = (then) => {
  if (globalThis.ready) then();
};
