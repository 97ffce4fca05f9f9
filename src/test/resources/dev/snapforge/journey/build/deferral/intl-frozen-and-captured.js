// target: i18n
// check: api.short(12345)
// check: api.make('de').format(1.5)
// check: api.same() && api.make('de') instanceof Intl.NumberFormat
// check: [Intl.NumberFormat.name, Intl.NumberFormat.length, Intl.NumberFormat.supportedLocalesOf(['de', 'xx'])].join()
// check: Object.getOwnPropertyNames(Intl.NumberFormat).sort().join()
globalThis.api = (() => {
  const { NumberFormat } = Intl;
  const compact = Object.freeze(new NumberFormat('en', { notation: 'compact' }));
  return Object.freeze({
    short: (value) => compact.format(value),
    make: (locale) => new NumberFormat(locale),
    same: () => NumberFormat === Intl.NumberFormat,
  });
})();
