const pages = new Map();
globalThis.page = (i) => {
  if (!pages.has(i)) pages.set(i, new Uint8Array(16 << 20).fill(1));
  return pages.get(i);
};
