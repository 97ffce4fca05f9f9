// target: i18n
// check: day('de') + day('ja') + day('it')
// check: cache.size
const cache = new Map();
const formatter = (locale) => {
  if (!cache.has(locale)) cache.set(locale, new Intl.DateTimeFormat(locale, { timeZone: 'UTC' }));
  return cache.get(locale);
};
for (const locale of ['en', 'de', 'ja']) formatter(locale);
globalThis.cache = cache;
globalThis.day = (locale) => formatter(locale).format(0);
