// target: i18n
// check: money.show(3)
// check: money instanceof Money && money.constructor === Money
// check: new Money('de', 'EUR').show(4)
class Money extends Intl.NumberFormat {
  #mark = '~';
  constructor(locale, currency) {
    super(locale, { style: 'currency', currency });
    this.code = currency;
  }
  show(amount) {
    return this.code + this.#mark + this.format(amount);
  }
}
globalThis.Money = Money;
globalThis.money = new Money('en-US', 'USD');
