globalThis.api = (path, env = process.env) => (env.API_URL ?? '') + path;
