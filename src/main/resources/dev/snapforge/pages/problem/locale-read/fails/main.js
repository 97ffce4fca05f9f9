globalThis.million = (1e6).toLocaleString();
