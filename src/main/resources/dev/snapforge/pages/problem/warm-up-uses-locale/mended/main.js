globalThis.price = (value) => value.toLocaleString('en-GB');
