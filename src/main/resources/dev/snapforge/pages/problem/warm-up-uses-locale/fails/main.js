globalThis.price = (value) => value.toLocaleString();
