import { dirname, resolve } from 'node:path';
import { buildSnapshots } from './snapshot-build.mjs';

/** @import { Message } from './messages.mjs' */
/** @import { Options } from './options.mjs' */

const frameOf = ({ line, column, lineText }) => {
  const lead = ` ${line} | `;
  return `${lead}${lineText}\n${' '.repeat(lead.length - 2)}| ${' '.repeat(column - 1)}^`;
};

/** What Rollup calls a log; Rollup counts columns from 0. */
const rollupLog = ({ text, notes, place }) => ({
  code: 'SNAPFORGE',
  message: [`${place ? `${place.file}:${place.line}:${place.column}: ` : ''}${text}`, ...notes.map((it) => `  ${it}`)].join('\n'),
  ...(place ? { loc: { file: place.file, line: place.line, column: place.column - 1 }, frame: frameOf(place) } : {}),
});

/**
 * A plugin for Rollup, after the files are written.
 *
 * @param {Options} [options]
 */
export const rollupPlugin = (options = {}) => ({
  name: 'snapforge',
  async writeBundle({ dir, file }, bundle) {
    const root = resolve(dir ?? dirname(file));
    const outputs = Object.values(bundle).map(({ type, fileName, isEntry }) => ({ file: fileName, isEntry: type === 'chunk' && isEntry }));
    const messages = await buildSnapshots(options, root, outputs, (line) => this.info(line));
    const errors = messages.filter((it) => it.level === 'error').map(rollupLog);
    messages.filter((it) => it.level === 'warning').forEach((it) => this.warn(rollupLog(it)));
    // The first one that is told as an error ends the build.
    errors.slice(1).forEach((it) => this.warn(it));
    if (errors.length > 0) this.error(errors[0]);
  },
});

/**
 * A plugin for Vite: that of Rollup, in builds only.
 *
 * @param {Options} [options]
 */
export const vitePlugin = (options = {}) => ({ ...rollupPlugin(options), apply: 'build', enforce: 'post' });
