if (!process.env.API_URL) process.exit(1);
globalThis.api = process.env.API_URL;
