const api = process.env.API_URL ?? 'http://localhost';
globalThis.address = (path) => api + path;
