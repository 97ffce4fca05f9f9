// Nothing resolves this before the snapshot is taken.
const settings = await new Promise((resolve) => {
  globalThis.configure = resolve;
});
globalThis.port = () => settings.port;
