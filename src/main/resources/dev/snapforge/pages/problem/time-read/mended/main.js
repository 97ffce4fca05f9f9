globalThis.year = () => new Date().getUTCFullYear();
