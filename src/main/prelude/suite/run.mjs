// Runs all areas of conformance.json, prints a table and what is not as conformance.json says.
import { readdir, readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { runFile } from './context.mjs';

const AT_ONCE = 8;
const PRELUDE = '../resources/dev/snapforge/prelude/web.js';
const { values: options } = parseArgs({
  options: { tests: { type: 'string' }, area: { type: 'string' }, list: { type: 'boolean' } },
});
// Tests reject promises that nobody looks at, on purpose.
process.on('unhandledRejection', () => {});

const { areas, skipped, known } = JSON.parse(await readFile('conformance.json', 'utf8'));
const expected = new Map();
for (const { tests, without } of known) {
  // Newer versions of Node have what only the test itself needs.
  if (without !== undefined && without in globalThis) continue;
  for (const [file, names] of Object.entries(tests)) expected.set(file, new Set([...(expected.get(file) ?? []), ...names]));
}
const isSkipped = (file) => skipped.some(({ files }) => files.includes(file));
const filesOf = async (folders) => {
  const lists = await Promise.all(
    folders.map(async (folder) => (await readdir(`${options.tests}/${folder}`)).map((name) => `${folder}/${name}`)),
  );
  return lists.flat().filter((file) => file.endsWith('.any.js')).sort();
};

if (options.area !== undefined && !(options.area in areas)) {
  console.error(`There is no area "${options.area}". The areas are: ${Object.keys(areas).join(', ')}.`);
  process.exit(2);
}

const complaints = [];
const totals = { files: 0, passed: 0, known: 0, new: 0, fixed: 0 };
const row = (name, { files, passed, known: failing, new: fresh, fixed }) =>
  console.log([name.padEnd(16), ...[files, passed, failing, fresh, fixed].map((n) => String(n).padStart(9))].join(''));
console.log('area            ' + ['files', 'passed', 'known', 'new', 'fixed'].map((head) => head.padStart(9)).join(''));

for (const [area, folders] of Object.entries(areas)) {
  if (options.area !== undefined && options.area !== area) continue;
  const files = (await filesOf(folders)).filter((file) => !isSkipped(file));
  const counts = { files: files.length, passed: 0, known: 0, new: 0, fixed: 0 };
  const queue = [...files];
  const work = async () => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      const results = await runFile(options.tests, file, PRELUDE);
      const names = expected.get(file) ?? new Set();
      const failed = new Set();
      for (const { name, outcome, message } of results) {
        if (outcome === 'passed') {
          counts.passed++;
          continue;
        }
        failed.add(name);
        const isKnown = names.has(name);
        counts[isKnown ? 'known' : 'new']++;
        if (!isKnown || options.list) complaints.push([isKnown ? 'known' : 'new', file, name, `${outcome}: ${message}`]);
      }
      for (const name of names) {
        if (failed.has(name)) continue;
        counts.fixed++;
        complaints.push(['fixed', file, name, 'is listed in conformance.json and does not fail']);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  row(area, counts);
  for (const key of Object.keys(totals)) totals[key] += counts[key];
}
row('all', totals);

for (const [kind, file, name, message] of complaints.sort()) console.log(`${kind}\t${file}\t${JSON.stringify(name)}\t${JSON.stringify(message)}`);
const isGood = totals.new + totals.fixed === 0 && totals.passed > 0;
console.log(isGood ? 'All is as conformance.json says.' : 'Not as conformance.json says: "new" failures are bugs, "fixed" ones are to be taken off its list.');
// Not all that tests started ends by itself.
process.exit(isGood ? 0 : 1);
