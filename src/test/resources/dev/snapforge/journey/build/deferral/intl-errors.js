// target: i18n
// check: errors.join('|')
// check: thrown(() => Intl.NumberFormat.prototype.resolvedOptions.call({}))
// check: thrown(() => Intl.NumberFormat.prototype.formatToParts.call(new Intl.DateTimeFormat('en'))).split(':')[0]
const thrown = (action) => {
  try {
    return String(action());
  } catch (error) {
    return error.name + ': ' + error.message;
  }
};
globalThis.thrown = thrown;
globalThis.errors = [
  () => new Intl.NumberFormat('xx-invalid-locale-zzzzzzzzzz'),
  () => Intl.Segmenter('en'),
  () => new Intl.NumberFormat('en', { style: 'currency' }),
  () => new Intl.DisplayNames('en'),
].map(thrown);
globalThis.kept = new Intl.NumberFormat('en');
