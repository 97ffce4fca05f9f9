// Makes gitlab/templates/build.yml, whose job has the whole program in it: a component can bring no other file with it, and needs none
// then. And bundlers/plugins.mjs, because a package has no file from beside it. With --check it writes nothing, and fails if the files
// are not what the sources give.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keep, oneFile, refuse } from '../clients/node/one-file.mjs';

const FOLDER = dirname(fileURLToPath(import.meta.url));
const GITLAB = join(FOLDER, 'gitlab');
const BUNDLERS = join(FOLDER, 'bundlers');
const MADE = 'Made by integrations/build: change its sources, and run that.';
const DELIMITER = 'END-OF-SNAPFORGE';
/** Inputs that say something about the job and not about the build. */
const OF_THE_JOB = new Set(['audience', 'job', 'stage', 'image']);
/** Inputs in which GitLab's variables count. */
const EXPANDED = new Set(['name', 'version']);

const variables = (template) =>
  [...template.split('\n---\n')[0].matchAll(/^ {4}([a-z-]+):$/gm)]
    .map(([, name]) => name)
    .filter((it) => !OF_THE_JOB.has(it))
    .map((it) => [
      `    SNAPFORGE_INPUT_${it.toUpperCase().replaceAll('-', '_')}:`,
      '      value: |-',
      `        $[[ inputs.${it} ]]`,
      ...(EXPANDED.has(it) ? [] : ['      expand: false']),
    ])
    .flat();

const template = readFileSync(join(GITLAB, 'src/build.yml'), 'utf8');
const program = oneFile(FOLDER, join(GITLAB, 'src/main.mjs'), MADE);
if (program.includes('$[[') || program.includes(DELIMITER)) refuse('the program has text that GitLab or the shell would change');
const indented = program.trimEnd().split('\n').map((it) => (it === '' ? '' : `      ${it}`));
const result = template
  .replace('VARIABLES', () => ['  variables:', ...variables(template)].join('\n'))
  .replace('PROGRAM', () => indented.join('\n'));
const isCheck = process.argv.includes('--check');
keep(
  join(GITLAB, 'templates/build.yml'),
  `# Made by integrations/build from gitlab/src and common: change those, and run that.\n${result}`,
  isCheck,
  'gitlab/templates/build.yml is not what its sources give: run integrations/build',
);
keep(
  join(BUNDLERS, 'plugins.mjs'),
  oneFile(FOLDER, join(BUNDLERS, 'src/index.mjs'), MADE),
  isCheck,
  'bundlers/plugins.mjs is not what its sources give: run integrations/build',
);
