// target: plain
// check: steps.join()
// check: again()
globalThis.steps = [];
const open = (name) => ({ name, [Symbol.dispose]: () => steps.push('-' + name) });
{
  const early = () => late;
  using file = open('file');
  const late = 'late';
  steps.push(early(), file.name);
}
for (using each of ['a', 'b', 'c'].map(open)) {
  if (each.name === 'b') continue;
  steps.push(each.name);
}
class Table {
  static {
    using header = open('header');
    steps.push(header.name);
  }
}
function* numbers() {
  using source = open('source');
  yield 1;
  yield 2;
}
numbers().next();
for (const number of numbers()) {
  steps.push(number);
  break;
}
globalThis.again = () => {
  using second = open('second');
  return steps.length;
};
