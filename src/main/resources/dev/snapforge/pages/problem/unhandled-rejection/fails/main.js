Promise.reject(new Error('no settings yet'));
globalThis.settings = {};
