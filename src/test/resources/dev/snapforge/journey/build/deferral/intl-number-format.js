// target: i18n
// check: price(1234.5)
// check: format.resolvedOptions().currency
// check: format.constructor === Intl.NumberFormat && format instanceof Intl.NumberFormat
// check: JSON.stringify(format.formatToParts(12))
// check: Object.getOwnPropertyNames(format).length
// check: format.format === format.format
// check: [format.format.name, format.format.length].join()
const format = new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' });
globalThis.format = format;
globalThis.price = (amount) => format.format(amount);
