import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const CORPUS = fileURLToPath(new URL('..', import.meta.url));

/** One classic script that leaves the package's exports in globalThis.__pkg. */
export async function bundle({ name, entry }, out) {
  const result = await build({
    stdin: {
      contents: `import * as m from ${JSON.stringify(entry)}; globalThis.__pkg = m;`,
      resolveDir: CORPUS,
      sourcefile: 'entry.js',
    },
    absWorkingDir: CORPUS,
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    mainFields: ['browser', 'module', 'main'],
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    logLevel: 'silent',
  });
  const source = result.outputFiles[0].contents;
  const file = name.replace(/^@/, '').replace('/', '-').replace(/(\.js)?$/, '.js');
  const path = fileURLToPath(new URL(`bundles/${file}`, out));
  await writeFile(path, source);
  return { file, path, source, digest: 'sha256:' + createHash('sha256').update(source).digest('hex') };
}
