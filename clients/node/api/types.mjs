// Makes ../api.d.mts, the types of the HTTP API: what openapi-typescript makes of the document that the service serves. With --check it
// writes nothing, and fails if the file is another. It needs `npm ci` in this folder.

import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { keep } from '../one-file.mjs';

const DOCUMENT = new URL('../../../src/main/resources/openapi.json', import.meta.url);
const RESULT = fileURLToPath(new URL('../api.d.mts', import.meta.url));

const types = astToString(await openapiTS(DOCUMENT, { silent: true }));
keep(
  RESULT,
  `// Made from src/main/resources/openapi.json by api/types.mjs: change the API, and run ./build.\n\n${types.trim()}\n`,
  process.argv.includes('--check'),
  'api.d.mts is not what the API document gives: run clients/node/build',
);
