const format = typeof Intl === 'object' ? new Intl.NumberFormat('en').format : String;
globalThis.price = (value) => format(value);
