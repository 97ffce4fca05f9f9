// What is started: a library, and its first answer.

import { existsSync, readFileSync } from 'node:fs';

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

const from = (file, fetch) => (name, global, answer, expected) => ({
  name,
  file,
  fetch,
  source: () => readFileSync(file, 'utf8'),
  answer,
  main: mainOf(global, answer),
  expected,
});
const subject = (name, file, ...rest) => from(`bench/bundles/node_modules/${file}`, 'bench/fetch-bundles')(name, ...rest);
/** One of the corpus, as bench/corpus/run bundles it. */
const packed = (name, answer, expected) => from(`bench/corpus/out/bundles/${name}.js`, 'bench/corpus/run')(name, '__pkg', answer, expected);

export const SUBJECTS = [
  subject('lodash', 'lodash/lodash.js', '_', "_.camelCase('hello world')", 'helloWorld'),
  subject('typescript', 'typescript/lib/typescript.js', 'ts', "ts.version", '5.9.3'),
  subject('babel', '@babel/standalone/babel.js', 'Babel', 'Babel.version', '7.29.13'),
  packed('acorn', "__pkg.parse('1 + 1', { ecmaVersion: 2022 }).type", 'Program'),
  packed('graphql', "__pkg.print(__pkg.parse('{a}')).length + ''", '7'),
  packed('immutable', '__pkg.List([1, 2]).push(3).join()', '1,2,3'),
  packed('handlebars', "(__pkg.default ?? __pkg).compile('{{a}}')({ a: 1 })", '1'),
  packed('mathjs', "(__pkg.default ?? __pkg).evaluate('1 + 2') + ''", '3'),
];

/** Those whose file is there. */
export const PRESENT = SUBJECTS.filter((it) => existsSync(it.file));
