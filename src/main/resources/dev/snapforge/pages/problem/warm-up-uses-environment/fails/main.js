globalThis.api = (path) => (process.env.API_URL ?? '') + path;
