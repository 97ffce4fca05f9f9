// target: i18n
// check: reads()
// check: format.format(0.256)
// check: reads()
let count = 0;
const options = {
  get style() {
    count++;
    return 'percent';
  },
  minimumFractionDigits: {
    valueOf() {
      count++;
      return 2;
    },
  },
};
const format = new Intl.NumberFormat('en', options);
options.maximumFractionDigits = 0;
globalThis.format = format;
globalThis.reads = () => count;
