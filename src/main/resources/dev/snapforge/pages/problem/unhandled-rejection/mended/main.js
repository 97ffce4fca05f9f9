Promise.reject(new Error('no settings yet')).catch(() => {
  globalThis.settings = {};
});
