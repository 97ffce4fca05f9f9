// target: i18n
// check: locale.toString() + locale.language + locale.script + locale.calendar
// check: [locale, longest].map(String).join()
// check: (1234.5).toLocaleString(german) + (1234.5).toLocaleString([german])
// check: numbers.format(1234.5)
// check: new Intl.DateTimeFormat(locale).resolvedOptions().locale
// check: Intl.getCanonicalLocales([locale, 'de']).join()
// check: 'i'.toLocaleUpperCase(new Intl.Locale('tr')) + ['z', 'ä'].sort((a, b) => a.localeCompare(b, swedish)).join('')
globalThis.locale = new Intl.Locale('zh-Hant-TW', { calendar: 'roc' });
globalThis.longest = new Intl.Locale('en').maximize();
globalThis.german = new Intl.Locale('de');
globalThis.swedish = new Intl.Locale('sv');
globalThis.numbers = new Intl.NumberFormat(german);
