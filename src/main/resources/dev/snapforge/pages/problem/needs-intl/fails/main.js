const format = new Intl.NumberFormat('de').format(1234.5);
globalThis.price = () => format;
