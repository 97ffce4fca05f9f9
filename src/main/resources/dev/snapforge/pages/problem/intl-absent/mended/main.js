globalThis.price = (value) => (typeof Intl === 'object' ? new Intl.NumberFormat('en').format(value) : String(value));
