// Makes programs of ES modules from a seed: cycles, re-exports, every kind of export, reads and writes of imports before and after they
// are set, namespace objects, await at top level. Each tells what it sees in globalThis.logs[folder]; none ends with an error.
((seed, folder) => {
  // mulberry32
  const random = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n) => Math.floor(random() * n);
  const chance = (p) => random() < p;
  const pick = (list) => list[below(list.length)];
  const shuffled = (list) => {
    const rest = [...list];
    const result = [];
    while (rest.length > 0) result.push(rest.splice(below(rest.length), 1)[0]);
    return result;
  };

  const count = 2 + below(5);
  const asynchronous = chance(0.25);
  const file = (m) => `m${m}.mjs`;
  const comment = () => pick(['', ' ', '/* default */', ' // from\n', '\n', '/* ; */ ']);

  const DEFAULTS = [
    () => ['', 'none'],
    (m) => [`export${comment() || ' '}default${comment() || ' '}function () { return 'd${m}' + typeof v${m}; }`, 'call'],
    (m) => [`export default${comment() || ' '}function${comment()}*${comment()}() { yield 'g${m}'; }`, 'generator'],
    (m) => [`export default async${/* no line end here */ ' '}function () { return 'a${m}'; }`, 'value'],
    (m) => [`export default class { static s = 's${m}'; m() { return 'k${m}'; } }`, 'construct'],
    (m) => [`export default class D${m} { m() { return 'D${m}'; } }`, 'construct'],
    (m) => [`export default function named${m}() { return 'n${m}'; }\nnamed${m}.x = 1;`, 'call'],
    (m) => [`export default ({ answer: ${m}, v: typeof f${m} })${pick([';', ''])}`, 'value'],
    (m) => [`export default (() => 'arrow${m}')`, 'call'],
    (m) => [`export default [${m}, 'list'].join()${comment()};`, 'value'],
    (m) => [`let e${m} = 'renamed'; export { e${m} as default }; e${m} += '!';`, 'value'],
  ];

  const modules = [];
  for (let m = 0; m < count; m++) {
    const [text, kind] = pick(DEFAULTS)(m);
    modules.push({ m, text, kind, names: [`v${m}`, `c${m}`, `w${m}`, `f${m}`, `K${m}`, `g${m}`, `x${m}`, `y${m}`], stars: [] });
  }

  const show = (expression, label = expression) =>
    `try { log(${JSON.stringify(label)}, ${expression}); } catch (e) { log(${JSON.stringify(label)}, e.name); }`;

  const files = {};
  for (const module of modules) {
    const { m } = module;
    const lines = [];
    const bodies = [];
    const known = [];
    const others = shuffled(modules).slice(0, 1 + below(3));
    for (const other of others) {
      const from = `'./${file(other.m)}'`;
      const o = other.m;
      switch (pick(['named', 'named', 'all', 'default', 'bare', 'star', 'star-as', 'through', 'mixed'])) {
        case 'named': {
          const chosen = shuffled(other.names).slice(0, 1 + below(4));
          lines.push(`import { ${chosen.map((it) => (chance(0.3) ? `${it} as i${it}` : `${it} as j${it}`)).join(', ')} } from ${from};`);
          lines[lines.length - 1].match(/\b[ij][vcwfKgxy]\d+/g).forEach((it) => known.push({ name: it, kind: it[1] }));
          break;
        }
        case 'mixed':
          lines.push(`import * as n${o}x${lines.length} from ${from}; import { v${o} as p${lines.length} } from ${from};`);
          known.push({ name: `p${lines.length - 1}`, kind: 'v' });
          break;
        case 'all':
          lines.push(`import * as n${o} from ${from};`);
          known.push({ name: `n${o}`, kind: 'namespace', of: other });
          break;
        case 'default':
          if (other.kind === 'none') lines.push(`import ${from};`);
          else {
            lines.push(`import d${o} from ${from};`);
            known.push({ name: `d${o}`, kind: other.kind });
          }
          break;
        case 'bare':
          lines.push(chance(0.5) ? `import ${from};` : `export {} from ${from};`);
          break;
        case 'star':
          lines.push(`export * from ${from};`);
          break;
        case 'star-as':
          lines.push(`export * as s${o}x${m}x${lines.length} from ${from};`);
          break;
        case 'through':
          lines.push(`export { v${o} as t${o}x${m}x${lines.length}, f${o} as "q ${o} ${m} ${lines.length}" } from ${from};`);
      }
    }
    const unique = new Map(known.map((it) => [it.name, it]));
    for (const { name, kind, of } of unique.values()) {
      const label = `m${m}.${name}`;
      const inside = chance(0.4);
      const use = [];
      if (kind === 'namespace') {
        const some = pick(of.names);
        use.push(
          ...shuffled([
            show(`Object.isFrozen(${name})`),
            show(`Object.isExtensible(${name})`),
            show(`Object.keys(${name}).join()`),
            show(`Reflect.ownKeys(${name}).map(String).join()`),
            show(`JSON.stringify(Object.getOwnPropertyDescriptor(${name}, '${some}'))`),
            show(`${name}.${some}`),
            show(`typeof ${name}.missing`),
            show(`'${some}' in ${name}, 'missing' in ${name}`),
            show(`(${name}.${some} = 1)`),
            show(`delete ${name}.missing`),
            show(`delete ${name}.${some}`),
            show(`Reflect.set(${name}, '${some}', 1)`),
            show(`Reflect.defineProperty(${name}, '${some}', { value: ${name}.${some} })`),
            show(`Reflect.defineProperty(${name}, '${some}', { value: 'other' })`),
            show(`Reflect.defineProperty(${name}, 'fresh', { value: 1 })`),
            show(`Reflect.setPrototypeOf(${name}, {}), Reflect.setPrototypeOf(${name}, null)`),
            show(`Object.prototype.toString.call(${name}), Object.getPrototypeOf(${name})`),
            show(`Object.entries(${name}).length, { ...${name} }.${some}`),
            show(`Reflect.preventExtensions(${name})`),
            // Where a name is not yet set, V8 throws at the start of the loop and our proxy when it comes there (docs/modules.md).
            `try { Object.keys(${name}); for (const key in ${name}) log('${label} key', key); } catch (e) { log('${label} key', e.name); }`,
          ]).slice(0, 6),
        );
      } else {
        use.push(
          ...shuffled([
            show(`typeof ${name}`, `${label} typeof`),
            show(`${name}`, label),
            show(`(${name} = 1)`, `${label} =`),
            show(`(${name} &&= 1)`, `${label} &&=`),
            show(`(${name} ??= 1)`, `${label} ??=`),
            show(`${name}++`, `${label} ++`),
            `try { [${name}] = [9]; log('${label} [] set'); } catch (e) { log('${label} []', e.name); }`,
            `try { ({ a: ${name} = 2 } = {}); } catch (e) { log('${label} {}', e.name); }`,
            `try { ({ ${name} } = { ${name}: 3 }); } catch (e) { log('${label} {short}', e.name); }`,
            `try { for (${name} of [1]) log('in'); } catch (e) { log('${label} of', e.name); }`,
            `try { for (${name} in { a: 1 }) log('in'); } catch (e) { log('${label} in', e.name); }`,
            show(`{ ${name} }.${name}`, `${label} short`),
            show(`((${name}) => typeof ${name})(1)`, `${label} shadowed`),
            show(`[0].map(function (it, ${name} = 5) { return ${name}; })[0]`, `${label} default`),
            show(`(() => { try { throw 4 } catch (${name}) { return ${name} } })()`, `${label} caught`),
            show(`(() => { let r = 0; for (let ${name} = 0; ${name} < 3; ${name}++) r += ${name}; return r; })()`, `${label} loop`),
            show(`(() => { { function ${name}() { return 'inner'; } } return typeof ${name}; })()`, `${label} block`),
            show(`(class { static ${name} = 6; static [typeof ${name}] = 7; }).${name}`, `${label} class`),
            show(`(class { #p = typeof ${name}; get p() { return this.#p; } }, 1), new (class { #p = typeof ${name}; get p() { return this.#p; } })().p`, `${label} field`),
            `${name}: for (;;) { break ${name}; }`,
          ]).slice(0, 5),
        );
        if (kind === 'f' || kind === 'call') use.push(show(`${name}(1)`, `${label}()`), show(`${name}?.(1), ${name}.name`, `${label}?.()`));
        if (kind === 'f') use.push(show(`${name}\`t\``, `${label} tag`), `log('no semicolon')\n${name === '' ? '' : `try { ${name}() } catch (e) { log(e.name) }`}`);
        if (kind === 'K' || kind === 'construct') use.push(show(`new ${name}().m()`, `new ${label}`), show(`class extends ${name} {}.name`, `${label} extends`));
        if (kind === 'generator') use.push(show(`[...${name}()].join()`, `${label} generator`), show(`${name}.name`, `${label}.name`));
      }
      bodies.push(
        inside ? `function later${m}x${bodies.length}() { ${use.join('\n')} }\nlater${m}x${bodies.length}();\nlogs['${folder}'].later.push(later${m}x${bodies.length});` : use.join('\n'),
      );
    }
    const statements = shuffled([
      `export let v${m} = ${m};`,
      chance(0.5) ? `export const c${m} = 'c' + ${m};` : `const c${m} = { n: ${m} }.n; export { c${m}, c${m} as "again ${m} \\u00e9" };`,
      chance(0.5) ? `if (${m} >= 0) { var w${m} = 'w'; } export { w${m} };` : `export var w${m} = 1, w${m}b = w${m} + 1;`,
      `export function f${m}(it) { return [typeof it, this === undefined, v${m} += 1, typeof w${m}].join(); }`,
      `export class K${m} { m() { return K${m}.name + v${m}; } static n = typeof this; }`,
      `export async function g${m}() { await 0; v${m} = 'g'; }`,
      `export let [x${m}, z${m} = 7] = ['x']; try { [x${m}, ${pick(['missing.deep', `z${m}`])}] = [41, 42]; } catch (e) { log(e.name); }`,
      `export let y${m} = 1; ({ y${m} } = { y${m}: 2 }); for (y${m} of [3, 4]) { if (y${m} === 4) y${m}++; } y${m} **= 2;`,
      module.text,
      `log('m${m}', typeof this, typeof arguments, (() => typeof this)());`,
      `log(Object.getPrototypeOf(import.meta), typeof import.meta);`,
      chance(0.2) ? `export let same = ${m};` : '',
      ...bodies,
      ...(asynchronous && chance(0.6) ? [`await ${pick(['0', 'null', 'Promise.resolve(1)'])}; log('m${m} waited');`] : []),
      ...(asynchronous && chance(0.2) ? [`for await (const it of [1, Promise.resolve(2)]) log('m${m} it', it);`] : []),
    ]);
    files[`${folder}/${file(m)}`] =
      (chance(0.1) ? '#!/usr/bin/env node\n' : '') +
      shuffled([...lines, ...statements.slice(0, 3)])
        .concat(statements.slice(3))
        .join('\n') +
      '\n';
    files[`${folder}/${file(m)}`] = files[`${folder}/${file(m)}`].replace(/^(#!.*\n)?/, (first) => `${first}import { log } from './log.mjs';\n`);
  }
  files[`${folder}/log.mjs`] =
    `globalThis.logs ??= {};\nconst mine = (logs['${folder}'] ??= Object.assign([], { later: [] }));\n` +
    `export const log = (...all) => void mine.push(all.map((it) => (typeof it === 'function' ? 'fn ' + it.name : typeof it === 'object' && it !== null ? 'object' : String(it))).join(' '));\n`;
  files[`${folder}/main.mjs`] = `import './${file(0)}';\n`;
  return files;
});
