// Makes snapforge.mjs from src/index.mjs and what it imports (one-file.mjs), and verbs.mjs, which uses that, from verbs/index.mjs and the
// modules that the integrations have in common. It needs neither npm nor a network. With --check it writes nothing, and fails if the files
// are not what the sources give.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keep, oneFile, refuse } from './one-file.mjs';

const FOLDER = dirname(fileURLToPath(import.meta.url));
const SOURCES = join(FOLDER, 'src');

const { version } = JSON.parse(readFileSync(join(FOLDER, 'package.json'), 'utf8'));
if (!readFileSync(join(SOURCES, 'version.mjs'), 'utf8').includes(`VERSION = '${version}'`)) {
  refuse(`src/version.mjs has another version than package.json, ${version}`);
}
const isCheck = process.argv.includes('--check');
keep(
  join(FOLDER, 'snapforge.mjs'),
  oneFile(SOURCES, join(SOURCES, 'index.mjs'), 'Made from src by build.mjs: change that, and run ./build.'),
  isCheck,
  'snapforge.mjs is not what src gives: run clients/node/build',
);
keep(
  join(FOLDER, 'command.mjs'),
  oneFile(SOURCES, join(SOURCES, 'command.mjs'), 'Made from src by build.mjs: change that, and run ./build.'),
  isCheck,
  'command.mjs is not what src gives: run clients/node/build',
);
keep(
  join(FOLDER, 'verbs.mjs'),
  oneFile(
    FOLDER,
    join(FOLDER, 'verbs/index.mjs'),
    'Made from verbs and integrations/common by build.mjs: change those, and run ./build.',
    new Map([[join(SOURCES, 'index.mjs'), './snapforge.mjs']]),
  ),
  isCheck,
  'verbs.mjs is not what verbs and integrations/common give: run clients/node/build',
);
