// target: i18n
// check: Texts.relative.format(-1, 'day') + Texts.relative.resolvedOptions().numeric
// check: Texts.list.format(['a', 'b', 'c'])
// check: Texts.regions.of('US')
// check: Texts.number(12345.678)
class Texts {
  static relative = new Intl.RelativeTimeFormat('es', { numeric: 'auto' });
  static list = new Intl.ListFormat('en', { type: 'disjunction' });
  static regions = new Intl.DisplayNames(['fr'], { type: 'region' });
  static #plain = new Intl.NumberFormat('en');
  static number(value) {
    return Texts.#plain.format(value);
  }
}
globalThis.Texts = Texts;
