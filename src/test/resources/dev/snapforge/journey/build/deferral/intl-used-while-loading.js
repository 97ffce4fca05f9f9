// target: i18n
// check: forms.join()
// check: rules.select(5)
// check: rules.resolvedOptions().pluralCategories.join()
const rules = new Intl.PluralRules('pl');
globalThis.forms = [1, 2, 5, 22].map((count) => rules.select(count));
globalThis.rules = rules;
