// Parts of a prelude that few bundles use. `import part from 'lazy:./parts/name.js?URL'` gives a function that makes the part and returns
// what the file exports; the names after the question mark are its parameters, which the part finds as globals. Until it is called, all
// of the part that a snapshot has is its text: V8 neither compiles it nor makes a function of it.
import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';

// The polyfill asks V8 for tables that engines without ICU do not have, which is an error in syntax there. Those of the names of groups
// are the same by definition (URL Pattern, 2.1.2: IdentifierStart and IdentifierPart; ECMA-262: RegExpIdentifierName), and V8 has them.
const REPLACED = new Map([
  ['/[$_\\p{ID_Start}]/u', '{ test: (it) => isName(it) }'],
  ['/[$_\\u200C\\u200D\\p{ID_Continue}]/u', "{ test: (it) => it !== '>' && isName('a' + it) }"],
]);
const IS_NAME = "const isName = (it) => { try { return new RegExp('(?<' + it + '>)') !== null; } catch { return false; } };\n";

const withoutTables = {
  name: 'without-tables',
  setup(build) {
    build.onLoad({ filter: /urlpattern-polyfill[\\/]dist[\\/]urlpattern\.js$/ }, async ({ path }) => {
      let contents = IS_NAME + (await readFile(path, 'utf8'));
      for (const [from, to] of REPLACED) contents = contents.replaceAll(from, () => to);
      if (contents.includes('\\p{')) throw new Error(`${path} has other expressions with tables`);
      return { contents };
    });
  },
};

/** The plugin; what parts consist of is added to `inputs`. Their text, minified, is put in by `withParts`, or it would be laid out again. */
export const lazy = (inputs, parts, options) => ({
  name: 'lazy',
  setup(outer) {
    outer.onResolve({ filter: /^lazy:/ }, ({ path, importer }) => {
      const [file, parameters = ''] = path.slice('lazy:'.length).split('?');
      return { path: relative('.', resolve(dirname(importer), file)), namespace: 'lazy', pluginData: parameters };
    });
    outer.onLoad({ filter: /.*/, namespace: 'lazy' }, async ({ path, pluginData }) => {
      const { metafile, outputFiles } = await build({
        ...options,
        entryPoints: [path],
        bundle: true,
        minify: true,
        write: false,
        format: 'iife',
        globalName: 'part',
        metafile: true,
        plugins: [withoutTables],
      });
      for (const input of Object.keys(metafile.inputs)) inputs.add(input);
      const name = `__lazy_${parts.size}__`;
      parts.set(name, `(${pluginData}) => {\n${outputFiles[0].text}return part;\n}`);
      return { contents: `export default ${name};` };
    });
  },
});

export const withParts = (script, parts) => [...parts].reduce((text, [name, part]) => text.replace(name, () => part), script);
