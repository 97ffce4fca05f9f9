// Runs inside Node, plain or restored: node observe.cjs QUESTION [BUNDLE]. Without a bundle, the exports are in the heap already.
'use strict';
const { readFileSync } = require('node:fs');
const { runInThisContext } = require('node:vm');

// Reading every property makes promises that nobody waits for.
process.on('unhandledRejection', () => {});

const [question, bundle] = process.argv.slice(2);
if (bundle) {
  runInThisContext(readFileSync(bundle, 'utf8'), { filename: bundle });
}
const { shape, checks } = JSON.parse(question);
const lines = runInThisContext(shape);
const value = async (expression) => {
  try {
    return JSON.stringify(await runInThisContext(expression)) ?? 'undefined';
  } catch (error) {
    return `throws ${error}`;
  }
};
Promise.all(checks.map(value)).then((values) => process.stdout.write(JSON.stringify({ shape: lines, checks: values })));
