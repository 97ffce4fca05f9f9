// What is started: a library, and its first answer.

import { readFileSync } from 'node:fs';

/** The version that the bundles are released as. */
export const VERSION = '1.0.0';

/** In Node: the answer in a restored process and in a plain one, where the library is what the file exports. */
const mainOf = (global, answer) => `
;{
  const library = typeof ${global} === 'undefined' ? module.exports : ${global};
  const main = () => console.log(((${global}) => ${answer})(library));
  const { startupSnapshot } = require('v8');
  if (startupSnapshot.isBuildingSnapshot()) startupSnapshot.setDeserializeMainFunction(main);
  else main();
}
`;

const subject = (name, file, global, answer, expected) => ({
  name,
  file: `bench/bundles/node_modules/${file}`,
  source: () => readFileSync(`bench/bundles/node_modules/${file}`, 'utf8'),
  answer,
  main: mainOf(global, answer),
  expected,
});

export const SUBJECTS = [
  subject('lodash', 'lodash/lodash.js', '_', "_.camelCase('hello world')", 'helloWorld'),
  subject('typescript', 'typescript/lib/typescript.js', 'ts', "ts.version", '5.9.3'),
  subject('babel', '@babel/standalone/babel.js', 'Babel', 'Babel.version', '7.29.13'),
];
