let settings;
globalThis.configure = (value) => {
  settings = value;
};
globalThis.port = () => settings.port;
