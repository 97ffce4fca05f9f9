let settings = {};
globalThis[Symbol.for('snapforge')].onRestore(() => {
  settings = JSON.parse(process.env.SETTINGS ?? '{}');
});
globalThis.setting = (name) => settings[name];
