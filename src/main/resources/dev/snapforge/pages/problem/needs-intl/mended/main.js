// Or the same bundle for an engine with ICU.
const format = (number) => number.toFixed(1).replace('.', ',').replace(/\d(?=(\d{3})+,)/g, '$&.');
globalThis.price = () => format(1234.5);
