// target: i18n
// check: formatted
// check: price(2.5)
// check: watch()
const registry = new FinalizationRegistry(() => {});
(() => {
  for (let i = 0; i < 1000; i++) registry.register({ i }, i);
})();
const format = new Intl.NumberFormat('de');
{
  using scope = { [Symbol.dispose]: () => (globalThis.formatted = format.format(1.5)) };
}
globalThis.price = (value) => format.format(value);
globalThis.watch = () => registry.register({}, 1);
