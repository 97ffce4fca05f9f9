// target: i18n
// check: grouped(1234567)
// check: [3, 20, 1].map(grouped).join()
// check: date(0)
// check: ['ö', 'o', 'z'].sort(compare).join('')
const { format } = new Intl.NumberFormat('en-IN');
globalThis.grouped = format;
globalThis.date = new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeZone: 'Asia/Tokyo' }).format;
globalThis.compare = new Intl.Collator('sv').compare;
globalThis.sorted = ['z', 'ä', 'a'].sort(compare);
