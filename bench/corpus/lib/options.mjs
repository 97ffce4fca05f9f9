import { parseArgs } from 'node:util';
import { packages } from './packages.mjs';

const HELP = `Usage: bench/corpus/run [options] [service-url]

Builds each package of the corpus with the service at service-url (default http://127.0.0.1:8080) on every engine that it
offers, and with "node --build-snapshot" of Node 24 and 26, and prints a table. All of it is also in bench/corpus/out/results.json.

  --only NAME[,NAME...]   these packages and no others
  --sample                those that continuous integration builds, about a third
  --engine TEXT           only targets that contain TEXT, such as javet-v8-5.0.6
  --prelude NAME          one prelude for every package, instead of what lib/packages.mjs says
  --no-node               do not build with Node
  --json                  print the results as JSON
  --markdown              print the table as Markdown
  --check                 print the totals and what is wrong, nothing else; fail as well where a package that should build
                          does not (those that need Intl, on engines without it, may)
  --help                  this text

Exit code: 1 if anything crashed, was published unequal to its source, or was refused without a hint; 2 if it could not run.
`;

/** The command line, checked; ends the process where there is nothing to run. */
export function readOptions(args) {
  const { values, positionals } = parsed(args);
  if (values.help) {
    process.stdout.write(HELP);
    process.exit(0);
  }
  const only = values.only ? values.only.split(',') : [];
  const unknown = only.filter((name) => !packages.some((it) => it.name === name));
  if (unknown.length > 0) {
    refuse(`not in the corpus: ${unknown.join(', ')}`);
  }
  if (positionals.length > 1) {
    refuse(`one service-url, not ${positionals.length}`);
  }
  return {
    service: (positionals[0] ?? 'http://127.0.0.1:8080').replace(/\/+$/, ''),
    only,
    sample: values.sample ?? false,
    engine: values.engine ?? '',
    prelude: values.prelude,
    node: !values['no-node'],
    format: ['json', 'markdown', 'check'].find((it) => values[it]) ?? 'table',
  };
}

function parsed(args) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        only: { type: 'string' },
        sample: { type: 'boolean' },
        engine: { type: 'string' },
        prelude: { type: 'string' },
        'no-node': { type: 'boolean' },
        json: { type: 'boolean' },
        markdown: { type: 'boolean' },
        check: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    return refuse(error.message);
  }
}

function refuse(message) {
  console.error(`bench/corpus/run: ${message}\n\n${HELP}`);
  process.exit(2);
}
