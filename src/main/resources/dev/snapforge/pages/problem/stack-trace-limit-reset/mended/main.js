// Called by the runtime once the snapshot is loaded.
globalThis.start = () => {
  Error.stackTraceLimit = 50;
};
