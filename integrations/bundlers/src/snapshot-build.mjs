import { Connection } from '../../common/connection.mjs';
import { hasSucceeded } from '../../common/builds.mjs';
import { oneLine } from '../../common/printable.mjs';
import { runPipeline } from '../../common/pipeline.mjs';
import { refusalOf } from '../../common/refusal.mjs';
import { messagesOf, refusalMessage } from './messages.mjs';
import { readOptions } from './options.mjs';
import { writtenBundle } from './written-bundle.mjs';

/** @import { Message } from './messages.mjs' */
/** @import { Options } from './options.mjs' */

const NOTHING = { level: 'warning', text: 'There is no script to build a snapshot of. [no-files]', notes: [] };

/**
 * Builds snapshots of what a bundler has written.
 *
 * @param {Options} options
 * @param {string} root the folder that it was written to
 * @param {Array<{ file: string, isEntry: boolean }>} outputs
 * @param {(line: string) => void} print
 * @returns {Promise<Message[]>} errors only if they are to fail the bundler's build, as wrong options do
 */
export const buildSnapshots = async (options, root, outputs, print) => {
  try {
    return await run(readOptions(options, process.env), root, outputs, print);
  } catch (error) {
    return [refusalMessage(refusalOf(error))];
  }
};

const run = async ({ settings, token, wait, fail }, root, outputs, print) => {
  const bundle = writtenBundle(root, outputs);
  if (!bundle) return [NOTHING];
  const log = (line) => print(`snapforge: ${oneLine(line)}`);
  const connection = new Connection({ url: settings.url, token: async () => token, note: log });
  const directory = process.cwd();
  const outcome = await runPipeline(settings, { connection, releases: true, directory, bundle, labels: {}, wait, log });
  for (const { target, snapshot } of outcome.builds.filter(hasSucceeded).flatMap((it) => it.jobs)) log(`${target}: ${snapshot}`);
  if (outcome.channel) log(`${outcome.channel.name} ${outcome.channel.channel} is now ${outcome.channel.version}`);
  const messages = messagesOf(outcome, directory, (code) => connection.page(code));
  return fail ? messages : messages.map((it) => ({ ...it, level: 'warning' }));
};
