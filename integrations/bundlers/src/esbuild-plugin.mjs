import { dirname, resolve } from 'node:path';
import { buildSnapshots } from './snapshot-build.mjs';

/** @import { Message } from './messages.mjs' */
/** @import { Options } from './options.mjs' */

const NAME = 'snapforge';

/** esbuild counts columns from 0, in bytes of UTF-8. */
const esbuildMessage = ({ text, notes, place }) => ({
  text,
  notes: notes.map((it) => ({ text: it })),
  location: place && { ...place, column: Buffer.byteLength(place.lineText.slice(0, place.column - 1)) },
});

/** esbuild itself shows nothing of what comes up when a build has ended. */
const show = async (esbuild, { errors, warnings }) => {
  const color = process.stderr.isTTY && !process.env.NO_COLOR;
  const shown = (kind, messages) => esbuild.formatMessages(messages.map((it) => ({ ...it, pluginName: NAME })), { kind, color });
  const lines = [...(await shown('warning', warnings)), ...(await shown('error', errors))];
  lines.forEach((it) => console.error(it));
};

/**
 * A plugin for esbuild, after the files are written.
 *
 * @param {Options} [options]
 */
export const esbuildPlugin = (options = {}) => ({
  name: NAME,
  setup(build) {
    const { initialOptions } = build;
    // It says which outputs run.
    initialOptions.metafile = true;
    build.onEnd(async ({ errors, metafile }) => {
      if (errors.length > 0) return undefined;
      const directory = initialOptions.absWorkingDir ?? process.cwd();
      const root = resolve(directory, initialOptions.outdir ?? dirname(initialOptions.outfile ?? ''));
      if (initialOptions.write === false) return { warnings: [{ text: 'Snapforge builds what is written, and write is false.' }] };
      const outputs = Object.entries(metafile.outputs).map(([file, { entryPoint }]) => ({
        file: resolve(directory, file),
        isEntry: entryPoint !== undefined,
      }));
      const messages = await buildSnapshots(options, root, outputs, (line) => console.error(line));
      const of = (level) => messages.filter((it) => it.level === level).map(esbuildMessage);
      const result = { errors: of('error'), warnings: of('warning') };
      if (initialOptions.logLevel !== 'silent') await show(build.esbuild, result);
      return result;
    });
  },
});
