globalThis.address = (path) => (process.env.API_URL ?? 'http://localhost') + path;
