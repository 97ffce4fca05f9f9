// Makes a program from a seed: a script that builds state of every kind while it loads and notes it, and steps that look at the state and
// change it, which run twice when it is asked for its summary. None ends with an error, none depends on the clock, on randomness, or on
// what V8 installs only when it loads a snapshot. p: the program's own helpers (general-programs-support.js).
((seed, name) => {
  // mulberry32
  const random = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  random();
  const below = (n) => Math.floor(random() * n);
  const chance = (p) => random() < p;
  const pick = (list) => list[below(list.length)];
  const times = (n, make) => Array.from({ length: n }, (_, i) => make(i));

  const number = () =>
    pick(['0', '-0', '1', '-1', '7', '1.5', '-2.25', 'NaN', 'Infinity', '2 ** 31', '-(2 ** 30)', '2 ** 53', '1e300', '5e-324', String(below(1000)), String(random())]);
  const text = () =>
    pick(["''", "'a'", "'length'", "'é'", "'\\u{1f600}x'", "'\\ud800'", "'0'", "'-0'", "'constructor'", "'a'.repeat(20) + 'b'", "('left' + [1, 2]).slice(1)", `'${'k' + below(9)}'`]);
  const primitive = () =>
    pick([number, number, text, text, () => 'true', () => 'null', () => 'undefined', () => `${below(99)}n`, () => '-(2n ** 70n)', () => "Symbol.for('s" + below(3) + "')", () => 'Symbol.iterator'])();
  const key = () => pick(["'a'", "'b'", "'c'", `'k${below(6)}'`, `${below(5)}`, '12', "'-1'", "Symbol.for('s0')", 'Symbol.toStringTag', "'__proto__'", "'x y'", "'4294967295'", "'1.5'"]);
  const word = () => pick(['a', 'b', 'c', 'd', 'e']);
  const literal = (depth = 2) =>
    depth === 0 || chance(0.4)
      ? primitive()
      : pick([
          () => `{ ${times(below(4), () => `${pick([word(), `[${key()}]`, `'${word()} ${below(3)}'`])}: ${literal(depth - 1)}`).join(', ')} }`,
          () => `[${times(below(5), () => pick([literal(depth - 1), '', number()])).join(', ')}]`,
          () => `new Map([[${primitive()}, ${literal(depth - 1)}], [${key()}, 2]])`,
          () => `new Set([${literal(depth - 1)}, ${primitive()}, ${primitive()}])`,
          () => `new Date(${pick(['0', '1e12', 'NaN', '-1', '2020, 1, 30, 5', "'2024-02-29'"])})`,
          () => `new ${pick(['Uint8Array', 'Int16Array', 'Float32Array', 'Float64Array', 'Uint8ClampedArray'])}([${number()}, ${number()}, 3])`,
          () => `new ${pick(['BigInt64Array', 'BigUint64Array'])}(${below(4)})`,
          () => `/${pick(['a(b)?', '(?<y>\\\\d+)', '[^x]', '(?:)', '\\\\bq', '(?<=a)b'])}/${pick(['', 'g', 'gi', 'y', 'u', 's', 'dg'])}`.replaceAll('\\\\', '\\'),
          () => `Object(${pick(['1', "'ab'", 'true', '5n', 'Symbol.for(\'s0\')'])})`,
          () => `new ${pick(['Error', 'TypeError', 'RangeError'])}(${text()}${chance(0.5) ? `, { cause: ${primitive()} }` : ''})`,
          () => `function ${pick(['', 'f', 'g'])}(a, b = 1) { return typeof this + a; }`,
          () => `(a) => a`,
          () => `Object.create(${pick(['null', 'Array.prototype', '{ up: 1 }'])})`,
          () => `Object.freeze({ z: ${primitive()} })`,
        ])();

  let counter = 0;
  // What a piece declares is called by names of its own, for all programs share one global object.
  const PIECES = {
    graph(id) {
      const count = 2 + below(5);
      const s = () => `${id}s[${below(count)}]`;
      const value = () => pick([s, () => literal(1), primitive])();
      const operation = () =>
        pick([
          () => `${s()}[${key()}] = ${value()}`,
          () => `${s()}[${key()}] = ${value()}`,
          () => `${s()}.${word()} = ${value()}`,
          () => `delete ${s()}[${key()}]`,
          () => `delete ${s()}.${word()}`,
          () => `Object.defineProperty(${s()}, ${key()}, { value: ${value()}${chance(0.5) ? ', writable: true' : ''}${chance(0.5) ? ', enumerable: true' : ''}${chance(0.5) ? ', configurable: true' : ''} })`,
          () => `Object.defineProperty(${s()}, ${key()}, { get() { return [typeof this, ${primitive()}]; }${chance(0.5) ? ', set(it) { this.was = it; }' : ''}, enumerable: ${chance(0.5)}, configurable: ${chance(0.7)} })`,
          () => `Object.${pick(['freeze', 'seal', 'preventExtensions'])}(${s()}) === ${s()}`,
          () => `Object.setPrototypeOf(${s()}, ${pick([s(), s(), 'null', 'Map.prototype', 'Array.prototype'])}) && 1`,
          () => `${s()}.push(${value()}, ${value()})`,
          () => `${s()}.${pick(['pop', 'shift', 'reverse', 'sort', 'flat', 'keys'])}()`,
          () => `${s()}.splice(${below(4)}, ${below(3)}, ${value()})`,
          () => `${s()}.unshift(${value()})`,
          () => `${s()}.length = ${pick(['0', '1', '3', '40', '2000', '1.5'])}`,
          () => `${s()}[${pick(['7', '60', '1500', '4000'])}] = ${value()}`,
          () => `${s()}.fill(${value()}, ${below(3)})`,
          () => `${s()}.set(${value()}, ${value()}).size`,
          () => `${s()}.add(${value()}).size`,
          () => `${s()}.delete(${value()})`,
          () => `${s()}.clear()`,
          () => `Object.assign(${s()}, ${s()}) && 1`,
          () => `(${s()} = { ...${s()}, ${word()}: ${value()} }) && 1`,
          () => `(${s()} = [...${s()}, ${value()}]) && 1`,
          () => `(${s()} = ${literal()}) && 1`,
          () => `(${s()} = new Proxy(${s()}, { get(t, k, r) { return typeof k === 'string' && k.length === 1 ? 'trap ' + k : Reflect.get(t, k, r); }${chance(0.5) ? ', has: () => true' : ''}${chance(0.3) ? ', deleteProperty: () => false' : ''} })) && 1`,
          () => `(${s()} = Object.create(${s()}, { own: { value: ${value()}, enumerable: true } })) && 1`,
          () => `(${s()} = ${s()}.bind(${s()}, ${value()})) && 1`,
          () => `(() => { const keys = []; for (const it in ${s()}) keys.push(it); return keys.slice(0, 30).join(); })()`,
          () => `String(JSON.stringify(${s()})).slice(0, 300)`,
          () => `Object.entries(${s()}).length`,
          () => `${key()} in ${s()}`,
          () => `${s()}[${key()}]`,
          () => `${s()}.${word()}?.${word()}`,
          () => `${s()}.call(${s()}, ${value()})`,
          () => `${s()}.exec('xab12b ab')?.index`,
          () => `Reflect.ownKeys(${s()}).filter((it) => it !== 'stack').slice(0, 30).map(String).join()`,
          () => `Object.isFrozen(${s()})`,
          () => `${s()}.concat(${s()}).length`,
          () => `${s()}.${word()}++`,
          () => `${s()}.size`,
          () => `[...${s()}].length`,
          () => `for (let i = 0; i < ${pick(['3', '40', '1200'])}; i++) ${s()}['p' + i] = i`,
          () => `for (let i = 0; i < ${pick(['3', '40', '400'])}; i++) delete ${s()}['p' + i * 2]`,
        ])();
      const run = (n, label) =>
        times(n, (i) => {
          const what = operation();
          return what.startsWith('for') ? `p.attempt('${id}${label}${i}', () => { ${what} });` : `p.attempt('${id}${label}${i}', () => ${what});`;
        }).join('\n');
      return [
        `var ${id}s = [${times(count, () => (chance(0.2) ? '(function () { return arguments; })(1, 2, 3)' : literal())).join(', ')}];\n${run(3 + below(14), 'l')}`,
        `p.log('${id}', ${id}s);\n${run(2 + below(8), 'r')}\np.log('${id} after', ${id}s);`,
      ];
    },
    privates(id) {
      const base = chance(0.5);
      return [
        `${base ? `class ${id}B { #b = ${primitive()}; static #made = 0; constructor(x) { this.x = x; ${id}B.#made++; } get b() { return this.#b; } set b(it) { this.#b = [it, ${id}B.#made]; } static is(it) { return #b in it; } }\n` : ''}` +
          `class ${id}K ${base ? `extends ${id}B ` : ''}{ #n = ${number()}; #list = [${literal(1)}]; static s = ${literal(1)}; static #t = new Map(); static { this.#t.set('boot', this.s); this.named = this.name; }\n` +
          `  [${key()}] = ${literal(1)}; ['m' + ${below(3)}]() { return this.#n++; } #m() { return [this.#n, this.#list.length]; } get #acc() { return this.#n * 2; } set #acc(it) { this.#list.push(it); }\n` +
          `  step(it) { this.#acc = it; ${base ? 'super.b = it; ' : ''}${id}K.#t.set(it, this.#acc); return [this.#m(), [...${id}K.#t.entries()]]; } static has(it) { return #n in it && #m in it; } *[Symbol.iterator]() { yield* this.#list; } static async later() { await null; return new this(${number()}).step('late'); } }\n` +
          `var ${id}k = new ${id}K(${primitive()}); p.log('${id}', ${id}k.step(${primitive()}));${chance(0.4) ? ` ${pick(['Object.freeze', 'Object.preventExtensions'])}(${id}k);` : ''}`,
        `p.log('${id}', ${id}k, ${id}k.step(${literal(1)}), [...${id}k], ${id}K.has(${id}k), ${id}K.has({}), ${id}K.s, ${id}K.named${base ? `, ${id}k.b, ${id}B.is(${id}k)` : ''});\n` +
          `p.attempt('${id} foreign', () => ${id}K.prototype.step.call({}, 1)); p.log('${id} late', await ${id}K.later()); p.log('${id} text', ${id}K.toString().length, Object.getOwnPropertyNames(${id}K.prototype).join());\n` +
          `class ${id}L extends ${id}K { step(it) { return [new.target, super.step(it)]; } } p.log('${id} sub', new ${id}L(3).step(1), ${id}L.has(new ${id}L()));`,
      ];
    },
    closures(id) {
      return [
        `var ${id}f = []; for (let i = 0, o = ${literal(1)}; i < ${1 + below(5)}; i++) { let n = i * ${number()}; ${id}f.push((d) => (n += d, i++, [n, i, o]), function () { ${pick(['return n--', 'o = n', 'i = -1', 'return this === undefined ? 0 : typeof this'])}; }); }\n` +
          `for (var ${id}v = 0; ${id}v < 2; ${id}v++) ${id}f.push(() => ${id}v);\n` +
          `var ${id}c = ((a, b = () => a, { c = b() } = {}, ...rest) => { var a = ${primitive()}; return [() => [a, b(), c, rest], (it) => { a = it; c = [it]; }]; })(${primitive()}, undefined, undefined, ${literal(1)});\n` +
          `try { throw ${primitive()} } catch (caught) { var ${id}e = () => caught; ${id}f.push((it) => (caught = it)); }`,
        `p.log('${id}', ${id}f.map((it) => { try { return it(${number()}); } catch (e) { return e.name; } })); p.log('${id} c', ${id}c[0](), ${id}c[1](${literal(1)}), ${id}c[0](), ${id}e());`,
      ];
    },
    sloppy(id) {
      return [
        `var ${id}a = (new Function('a', 'b', 'arguments[0] = ${below(9)}; b = "set"; return [a, arguments, (x) => { a = x; return arguments[0]; }, () => arguments];'))(1, 2, 3);\n` +
          `var ${id}w = (new Function('o', 'with (o) { var got = typeof x; var f = function (it) { ${pick(['x = it; return typeof y', 'y = it; return [x, y]', 'return [x, typeof undefined, o === valueOf()]'])}; }; } return [got, f, function () { return o; }];'))(${pick(['{ x: 1 }', '{ x: 1, y: 2 }', 'Object.create({ x: 3 })', '{ x: 4, [Symbol.unscopables]: { x: true } }', "new Proxy({ x: 5 }, { has: (t, k) => k === 'x' || k === 'y' })"])});\n` +
          `var ${id}t = (new Function('return [typeof this, this === globalThis, (function () { return typeof this; }).call(${pick(['1', '"s"', 'null', 'undefined', 'true'])})];'))();\n` +
          `(0, eval)("var ${id}ev = ${below(99)}; ${id}imp = 'implicit'; function ${id}hoist() { return ${id}ev++; } if (true) { function ${id}block() { return 'block'; } }");\n` +
          `var ${id}d = (new Function("eval('var inner = ${below(9)}; function g() { return inner++; }'); return [g, function (code) { return eval(code); }];"))();\n` +
          `var ${id}o = (new Function('return 010 + 07 + "\\\\07".length;'))();`,
        `p.log('${id}', ${id}a[0], ${id}a[2](${primitive()}), ${id}a[3](), ${id}t, ${id}o); p.attempt('${id} w', () => [${id}w[0], ${id}w[1](${primitive()}), ${id}w[2]()]);\n` +
          `p.log('${id} e', ${id}ev, ${id}hoist(), typeof ${id}block, ${id}imp, Object.getOwnPropertyDescriptor(globalThis, '${id}ev').configurable, delete globalThis.${id}imp2);\n` +
          `p.log('${id} d', ${id}d[0](), ${id}d[1]('typeof inner'), ${id}d[1]('inner = inner * 2'), ${id}d[1]('var more = 1; typeof more'), ${id}d[1]('typeof more')); globalThis.${id}ev += 1;`,
      ];
    },
    generators(id) {
      return [
        `var ${id}g = (function* (a) { try { let i = 0; for (;;) { const got = yield [i++, a]; if (got) a = got; ${chance(0.4) ? `if (i > ${3 + below(4)}) return 'end';` : ''} } } catch (e) { yield 'caught ' + e; } finally { ${chance(0.6) ? "yield 'finally';" : `p.log('${id} closed');`} } })(${literal(1)});\n` +
          `${times(below(3), () => `${id}g.next(${primitive()});`).join(' ')}\n` +
          `var ${id}y = (function* () { const r = yield* [${primitive()}, 2]; yield* (function* () { yield 'in'; return 'r'; })(); yield r; })(); ${chance(0.6) ? `${id}y.next();` : ''}\n` +
          `var ${id}i = [[${primitive()}, 2, 3][Symbol.iterator](), new Map([[1, ${primitive()}], [2, 3], [4, 5]]).entries(), new Set('abc').values(), 'x\\u{1f600}y'[Symbol.iterator](), 'a1b2c3'.matchAll(/[a-z](\\d)/g), new Uint8Array(3).entries()];\n` +
          `for (const it of ${id}i) if (${chance(0.7)}) it.next();\n` +
          `var ${id}m = new Map(Array.from({ length: ${pick(['3', '40', '300'])} }, (_, i) => [i, i])), ${id}mi = ${id}m.keys(); ${id}mi.next(); ${id}mi.next(); for (let i = 0; i < ${pick(['2', '30'])}; i++) ${id}m.delete(i);\n` +
          `var ${id}as = (async function* () { let n = 0; try { while (n < 6) { n += (yield n) ?? 1; await null; } } finally { p.log('${id} async closed', n); } })(); ${chance(0.5) ? `${id}as.next();` : ''}`,
        `p.log('${id}', ${id}g.next(${primitive()}), ${pick([`${id}g.next()`, `${id}g.throw('t')`, `${id}g.return('r')`])}, ${id}g.next(), ${id}y.next(), ${id}y.next());\n` +
          `p.log('${id} i', ${id}i.map((it) => it.next())); p.log('${id} m', ${id}mi.next(), ${id}m.size, ${id}m.set('new', 1) && [...${id}mi].length);\n` +
          `p.log('${id} as', await ${id}as.next(2)); ${chance(0.5) ? `p.log('${id} end', await ${id}as.return('x'));` : ''} p.log('${id} g', Object.prototype.toString.call(${id}g), ${id}g[Symbol.iterator]() === ${id}g);`,
      ];
    },
    promises(id) {
      return [
        `var ${id}r = {}, ${id}q = []; var ${id}p = new Promise((yes, no) => { ${id}r.yes = yes; ${id}r.no = no; });\n` +
          `${id}p.then((it) => ${id}q.push(['then', it]), (it) => ${id}q.push(['else', it])).finally(() => ${id}q.push('finally'));\n` +
          `var ${id}w = (async (a) => { ${id}q.push('start'); try { const got = await ${id}p; ${id}q.push(['got', got, a]); for await (const it of [1, Promise.resolve(2)]) ${id}q.push(it); return got; } catch (e) { ${id}q.push(['failed', typeof e]); return 'mended'; } finally { await 0; ${id}q.push('done'); } })(${literal(1)});\n` +
          `var ${id}k = [Promise.resolve(${primitive()}), Promise.all([1, ${id}p]), Promise.race([new Promise(() => {}), ${id}p]), Promise.allSettled([${id}p, Promise.reject(1)]), Promise.any([Promise.reject(2), ${id}p])]; for (const it of ${id}k) it.catch(() => {});\n` +
          `Promise.resolve().then(() => ${id}q.push('job ' + ${number()})); ({ then(yes) { yes(1); } }); var ${id}th = Promise.resolve({ then(yes) { ${id}q.push('thenable'); yes(${primitive()}); } });`,
        `p.log('${id}', ${id}q, ${id}p); if (round === 0) ${chance(0.7) ? `${id}r.yes(${literal(1)})` : `${id}r.no(${primitive()})`}; p.log('${id} w', await ${id}w, await ${id}th); p.log('${id} q', ${id}q.splice(0));\n` +
          `p.log('${id} k', (await Promise.allSettled(${id}k)).map((it) => [it.status, it.value, it.reason]));`,
      ];
    },
    regexps(id) {
      const flags = pick(['g', 'y', 'gi', 'dg', 'gu', 'gs', 'gm']);
      return [
        `var ${id}x = /(?<one>[a-c]+)(\\d)?/${flags}; ${id}x.lastIndex = ${below(6)}; var ${id}h = ${id}x.exec('ab1 cd2 aa3'); ${id}x.extra = ${primitive()};\n` +
          `class ${id}X extends RegExp { exec(s) { const r = super.exec(s); if (r) r.sub = true; return r; } } var ${id}s = new ${id}X('a(.)', 'g'); ${id}s.test('aXaY');\n` +
          `${chance(0.3) ? `Object.freeze(${id}x);` : ''} 'statics here'.replace(/s(.)/, ''); var ${id}l = (s) => s.replace(${id}x, (...all) => all.length + typeof all.at(-1));`,
        `p.attempt('${id}', () => [${id}x.lastIndex, ${id}x.exec('xab1 cd2 aa3'), ${id}x.lastIndex]); p.log('${id} h', ${id}h, ${id}h?.groups?.one, ${id}h?.indices); p.log('${id} s', ${id}s, ${id}s.exec('aXaY aZ'), [...'a1a2'.matchAll(new ${id}X('a(.)', 'g'))].length);\n` +
          `p.attempt('${id} r', () => [${id}l('ab1 cd2'), 'a-b'.split(${id}x), 'ccc'.search(${id}x), ${id}x.flags, ${id}x.source, String(${id}x), ${id}x]);`,
      ];
    },
    buffers(id) {
      const size = pick(['0', '1', '8', '24', '64', '65', '1000', '100000']);
      const type = pick(['Uint8Array', 'Int8Array', 'Uint16Array', 'Int32Array', 'Float32Array', 'Float64Array', 'Uint8ClampedArray', 'BigInt64Array']);
      const big = type.startsWith('Big');
      return [
        `var ${id}b = new ArrayBuffer(${size}), ${id}u = new Uint8Array(${id}b); for (let i = 0; i < ${id}u.length; i++) ${id}u[i] = i * ${1 + below(9)}; var ${id}t = new ${type}(${pick(['0', '3', '20', '70', '5000'])}); ${id}t.fill(${big ? '7n' : number()}); ${id}t.tag = ${literal(1)};\n` +
          `var ${id}v = ${id}b.byteLength >= 8 ? [new DataView(${id}b, 1, 6), ${id}u.subarray(2, 7), new Uint16Array(${id}b, 2, 2)] : []; var ${id}n = { a: [{ deep: new ${type}([${big ? '1n, 2n' : '1, 2'}]).buffer }], again: ${id}b };\n` +
          `${chance(0.3) ? `class ${id}T extends ${type} { get last() { return this[this.length - 1]; } } var ${id}c = new ${id}T(4);` : `var ${id}c = ${type}.of(${big ? '1n' : '1, 2'});`}\n` +
          `${chance(0.3) ? `var ${id}z = new ArrayBuffer(8, { maxByteLength: ${pick(['8', '16', '4000'])} }), ${id}zu = new Uint8Array(${id}z); ${id}zu[3] = 9; try { ${id}z.resize(6); } catch {}` : `var ${id}z, ${id}zu;`}\n` +
          `${chance(0.2) ? `var ${id}de = new ArrayBuffer(4), ${id}du = new Uint8Array(${id}de); ${id}de.transfer(8);` : `var ${id}de, ${id}du;`}`,
        `p.log('${id}', ${id}u.reduce((a, n) => (a * 31 + n) | 0, 7), ${id}t, ${id}v, ${id}n, ${id}c, ${id}c.last, ${id}z, ${id}zu, ${id}de, ${id}du);\n` +
          `if (${id}v.length) { ${id}v[0].setInt16(0, ${below(9999)}); p.log('${id} shared', ${id}u[1], ${id}v[1][0], ${id}v[2][0], ${id}v[1].buffer === ${id}b, ${id}n.again === ${id}b); }\n` +
          `if (${id}u.length) ${id}u[${id}u.length - 1] ^= 255; ${id}t.${pick(['reverse()', 'sort()', 'copyWithin(0, 1)', 'set([], 0)', 'subarray(1)'])}; p.attempt('${id} z', () => (${id}z ? (${id}z.resize(8), ${id}zu.length) : 0)); p.log('${id} after', ${id}t, new ${type}(${id}t).length, ${id}u.slice(0, 3), ${id}b.slice(0, 2));`,
      ];
    },
    symbols(id) {
      return [
        `var ${id}y = Symbol('${word()}'), ${id}r = Symbol.for('${word()}'), ${id}n = Symbol(); var ${id}o = { [${id}y]: 1, [${id}r]: ${literal(1)}, [${id}n]: 3, [Symbol.toPrimitive](h) { return h === 'number' ? 42 : 'p ' + h; }, get [Symbol.toStringTag]() { return 'Tag' + this[${id}n]; } };\n` +
          `class ${id}E { static [Symbol.hasInstance](it) { return it === ${below(4)}; } static get [Symbol.species]() { return Array; } } class ${id}A extends Array { static get [Symbol.species]() { return ${pick([`${id}A`, 'Array', 'Object'])}; } sum() { return this.reduce((a, b) => a + b, 0); } } var ${id}a = ${id}A.of(1, 2, 3); ${id}a[Symbol.isConcatSpreadable] = ${chance(0.5)};\n` +
          `var ${id}w = new WeakMap([[${id}o, ${literal(1)}], [${id}a, 'a']]), ${id}ws = new WeakSet([${id}o]), ${id}wr = new WeakRef(${id}o); try { ${id}w.set(${id}y, 'symbol key'); } catch {} ${id}w.set(${id}w, 'itself');`,
        `p.log('${id}', ${id}y.description, ${id}r === Symbol.for(${id}r.description), Symbol.keyFor(${id}y), ${id}o, +${id}o, \`\${${id}o}\`, ${id}o + 1, String(Object.prototype.toString.call(${id}o)), 2 instanceof ${id}E);\n` +
          `p.attempt('${id} a', () => [${id}a, ${id}a.map((it) => it * 2) instanceof ${id}A, ${id}a.sum(), [0].concat(${id}a).length, ${id}a.length]); p.log('${id} w', ${id}w.get(${id}o), ${id}w.get(${id}a), ${id}w.has({}), ${id}w.get(${id}y), ${id}w.get(${id}w), ${id}ws.has(${id}o), ${id}wr.deref() === ${id}o); ${id}o[${id}n]++; ${id}a.push(${number()}); ${id}w.set(${id}a, round);`,
      ];
    },
    collections(id) {
      const n = pick(['3', '17', '33', '400', '5000']);
      return [
        `var ${id}m = new Map(), ${id}s = new Set([NaN, 0, -0, ${primitive()}, ${primitive()}]), ${id}ks = [{}, [], () => 1, Symbol('k'), 1n, NaN, ''];\n` +
          `for (const it of ${id}ks) ${id}m.set(it, ${literal(1)}); for (let i = 0; i < ${n}; i++) { ${id}m.set('k' + i, i); ${id}s.add(i / 2); } for (let i = 0; i < ${n}; i += 3) { ${id}m.delete('k' + i); ${id}s.delete(i); }\n` +
          `${id}m.own = 1; class ${id}M extends Map { get(k) { return super.get(k) ?? 'none'; } set(k, v) { return super.set(k, [v]); } } var ${id}c = new ${id}M([[1, 2], [${id}m, ${primitive()}]]); var ${id}seen = []; ${id}m.forEach((v, k) => { if (${id}seen.length < 5) { ${id}seen.push(k); ${id}m.delete(k); } });\n` +
          `var ${id}wk = Array.from({ length: ${pick(['2', '50', '700'])} }, (_, i) => ({ i })), ${id}w = new WeakMap(${id}wk.map((it) => [it, { back: it }]));`,
        `p.log('${id}', ${id}m.size, ${id}s.size, ${id}s.has(NaN), ${id}s.has(-0), ${id}ks.map((it) => ${id}m.get(it)), [...${id}m.keys()].slice(-3), ${id}m.get('k4'), ${id}m.own, ${id}seen); p.log('${id} c', ${id}c.get(1), ${id}c.get('x'), ${id}c.get(${id}m), ${id}c.size); p.log('${id} w', ${id}wk.every((it) => ${id}w.get(it).back === it), ${id}w.has({}));\n` +
          `${id}m.set(${literal(1)}, round); ${id}s.add({}); ${id}m.delete('k1'); ${id}w.delete(${id}wk.pop()); p.log('${id} after', [...${id}m].length, [...${id}s].slice(-2));`,
      ];
    },
    errors(id) {
      return [
        `class ${id}E extends ${pick(['Error', 'TypeError', 'RangeError'])} { constructor(m, extra) { super(m, { cause: extra }); this.code = 'E' + m; } get name() { return '${id}E'; } } var ${id}e = [new ${id}E(${text()}, ${literal(1)}), new AggregateError([new Error('in'), ${primitive()}], 'all'), new SyntaxError(), Object.assign(new Error('x'), { name: 'Other' })];\n` +
          `try { ${pick(['null.x', 'undefinedName', "decodeURIComponent('%')", 'new Array(-1)', "BigInt('x')", 'Symbol() + 1', '(() => {}).x.y', 'class A extends A {}'])} } catch (caught) { ${id}e.push(caught); } function ${id}t() { return new Error('at run time'); }`,
        `p.log('${id}', ${id}e, ${id}e.map((it) => [it.name, it instanceof Error, String(it).length > 0, Object.prototype.toString.call(it), Object.keys(it), it.cause])); p.log('${id} stack', String(${id}t().stack).split('\\n').slice(0, 2)); p.attempt('${id} x', () => { throw new ${id}E('thrown', 1); });\n` +
          `try { throw ${id}e[0]; } catch (it) { p.log('${id} same', it === ${id}e[0], it.code); } ${id}e[0].code += '!';`,
      ];
    },
    dates(id) {
      return [
        `var ${id}d = [new Date(0), new Date(2020, ${below(12)}, ${1 + below(28)}, ${below(24)}), new Date(NaN), new Date('2024-02-29T12:00:00Z'), new Date(8.64e15)]; ${id}d[1].setMonth(${below(20)}); ${id}d[0].note = ${literal(1)}; class ${id}D extends Date { constructor(...a) { super(...a); this.mine = 1; } week() { return this.getUTCDay(); } } var ${id}s = new ${id}D(${below(1000)}e9);\n` +
          `var ${id}f = [Date === ${id}d[0].constructor, Date.name, Date.length, typeof Date(), Object.getOwnPropertyNames(Date).sort().join(), Date.prototype.constructor === Date, Object.getPrototypeOf(${id}D) === Date, Date.UTC(2000, 1), Date.parse('2000-01-01'), Date.now.name, Date.now.length, typeof Date.now(), 'prototype' in Date, new Date(5) instanceof Date, Reflect.construct(Date, [7], Object) instanceof Date, (() => { try { new Date.now(); } catch (e) { return e.name; } })()]; var ${id}DD = Date;`,
        `p.log('${id}', ${id}d, ${id}d.map((it) => it.getTime()), ${id}d[1].toISOString(), ${id}d[3].toJSON(), ${id}s, ${id}s.week(), ${id}s instanceof Date, ${id}s instanceof ${id}D, ${id}f, ${id}DD === Date, ${id}D.now.name); ${id}d[0].setUTCFullYear(1999 + round); ${id}s.setTime(${below(1e6)}); p.log('${id} l', ${id}d[1].getHours(), ${id}d[1].getTimezoneOffset(), ${id}d[0] < ${id}d[3], ${id}d[2] + 1);`,
      ];
    },
    proxies(id) {
      return [
        `var ${id}l = [], ${id}t = ${pick(['{ a: 1, b: { c: 2 } }', '[1, 2, 3]', 'function (x) { return [this, x]; }', 'class { constructor(x) { this.x = x; } }', 'new Map([[1, 2]])', 'Object.freeze({ f: 1 })'])};\n` +
          `var ${id}h = { ${['get', 'set', 'has', 'deleteProperty', 'ownKeys', 'getOwnPropertyDescriptor', 'defineProperty', 'getPrototypeOf', 'apply', 'construct'].filter(() => chance(0.5)).map((it) => `${it}(...a) { ${id}l.push('${it} ' + typeof a[1]); return Reflect.${it}(...a); }`).join(', ')} };\n` +
          `var ${id}p = new Proxy(${id}t, ${id}h), ${id}r = Proxy.revocable({ r: 1 }, {}), ${id}o = Object.create(${id}p); ${chance(0.4) ? `${id}r.revoke();` : ''} var ${id}pp = new Proxy(${id}p, {});`,
        `p.attempt('${id}', () => [${id}p.a, ${id}p.b, (${id}p.n = ${primitive()}), 'a' in ${id}p, delete ${id}p.n, Object.keys(${id}p), Array.isArray(${id}p), typeof ${id}p, ${id}o.inherited, ${id}pp.length]); p.attempt('${id} c', () => ${id}p(${primitive()})); p.attempt('${id} n', () => new ${id}p(1)); p.attempt('${id} r', () => ${id}r.proxy.r);\n` +
          `p.attempt('${id} d', () => Object.defineProperty(${id}p, 'd', { value: round, configurable: true })); p.attempt('${id} j', () => JSON.stringify(${id}p)); p.log('${id} l', ${id}l.splice(0)); ${id}h.get = () => 'replaced'; if (round) ${id}r.revoke();`,
      ];
    },
    templates(id) {
      return [
        `var ${id}k = []; var ${id}tag = (s, ...v) => { ${id}k.push(s); return [s.raw.join('|'), v, Object.isFrozen(s), s === ${id}k[0]]; }; var ${id}f = (n) => ${id}tag\`a\${n}\\u0062\${${primitive()}}c\`; ${id}f(1); ${chance(0.5) ? `${id}f(2);` : ''} var ${id}g = () => ${id}tag\`\\unicode\`;`,
        `p.log('${id}', ${id}f(3), ${id}f(4), ${id}k.length, ${id}k[0] === ${id}k.at(-1), ${id}k[0]); p.attempt('${id} g', () => ${id}g()); p.log('${id} r', String.raw\`\\n\${1}\`, \`\${${literal(1)} + ''}\`.length);`,
      ];
    },
    flow(id) {
      return [
        `var ${id}r = []; ${id}outer: for (var ${id}i = 0; ${id}i < 5; ${id}i++) { switch (${id}i) { case ${below(5)}: continue ${id}outer; case ${below(5)}: { if (${chance(0.5)}) break ${id}outer; } default: ${id}r.push(${id}i); case 9: ${id}inner: { if (${id}i % 2) break ${id}inner; ${id}r.push('even'); } } try { if (${id}i === ${below(4)}) continue; } finally { ${id}r.push('f' + ${id}i); } }\n` +
          `var ${id}f = (n) => { a: try { b: for (const k in { x: 1, y: 2 }) { for (const v of [n, 2, 3]) { if (v === ${below(4)}) continue b; if (v > 2) break a; ${id}r.push(k + v); } } return 'end'; } finally { if (n === 1) return 'finally'; ${id}r.push('out'); } return 'broke'; }; do { var ${id}z = ${id}r.length; } while (${id}r.push(0) < 3);\n` +
          `var [${id}d1 = 'none', , { x: { y: ${id}d2 = ${primitive()} } = {} }, ...${id}d3] = [${pick(['undefined', 'null', '1'])}, 2, {}, ${primitive()}, 5]; var { [${key()}]: ${id}d4, ...${id}d5 } = { a: 1, b: 2, [${key()}]: 3 };`,
        `p.log('${id}', ${id}r.splice(0), ${id}f(round), ${id}f(7), ${id}r, ${id}i, ${id}z, ${id}d1, ${id}d2, ${id}d3, ${id}d4, ${id}d5); ${id}d3.push(${id}d1 ??= 'late', ${id}d2 ||= round, ${id}i &&= ${id}i ** 2); label: { break label; }`,
      ];
    },
    accessors(id) {
      return [
        `var ${id}o = { _n: ${number()}, get n() { return this._n; }, set n(it) { this._n = [it, arguments.length]; }, get ['c' + 1]() { return super.toString === Object.prototype.toString; }, async am() { return this.n; }, *gm() { yield this.n; }, __proto__: { inherited: ${literal(1)}, set hook(it) { this.hooked = it; } }, 'quoted key': 1, 1: 'one', 0: 'zero', [Symbol.for('${word()}')]() { return 'method'; } };\n` +
          `Object.defineProperty(${id}o, 'lazy', { configurable: true, get() { Object.defineProperty(this, 'lazy', { value: ${literal(1)} }); return this.lazy; } }); var ${id}x = Object.${pick(['freeze', 'seal', 'preventExtensions'])}({ ...${id}o, nested: { free: 1 } }); var ${id}g = Object.getOwnPropertyDescriptors(${id}o);\n` +
          `Object.defineProperty(globalThis, '${id}gl', { configurable: true, enumerable: ${chance(0.5)}, get() { return ${id}o.n; }, set(it) { ${id}o.n = it; } }); ${chance(0.4) ? `${id}o.lazy;` : ''}`,
        `p.log('${id}', ${id}o, ${id}o.n, ${id}o.c1, ${id}o.lazy, ${id}o.lazy === ${id}o.lazy, ${id}o.inherited, await ${id}o.am(), [...${id}o.gm()], Object.keys(${id}g), ${id}x); ${id}o.hook = ${primitive()}; ${id}gl = ${primitive()}; p.log('${id} gl', ${id}gl, typeof ${id}g.n.get, ${id}g.n.get.name, ${id}g.am.value.name, Object.getOwnPropertyNames(${id}o)); p.attempt('${id} x', () => { 'use strict'; ${id}x.n = 5; return ${id}x.nested.free++; }); p.attempt('${id} xx', () => { 'use strict'; ${id}x.fresh = 5; });`,
      ];
    },
    prototypes(id) {
      return [
        `function ${id}P(x) { if (!new.target) return new ${id}P(x); this.x = x; } ${id}P.prototype.get = function () { return this.x; }; ${id}P.stat = ${literal(1)}; var ${id}i = [new ${id}P(1), ${id}P(2), Object.create(${id}P.prototype)]; function ${id}Q() { ${id}P.call(this, 9); this.y = ${primitive()}; } ${id}Q.prototype = Object.create(${id}P.prototype, { constructor: { value: ${id}Q, writable: true } }); ${id}i.push(new ${id}Q());\n` +
          `Array.prototype['${id}ext'] = function () { return this.length; }; Object.defineProperty(String.prototype, '${id}up', { configurable: true, get() { 'use strict'; return typeof this; } }); Object.defineProperty(Object.prototype, '${id}any', { value: ${primitive()}, writable: true, configurable: true }); Function.prototype.${id}fn = ${literal(1)}; Math.${id}m = (x) => x * 2; ${chance(0.5) ? `${id}P.prototype = { replaced: true, constructor: ${id}P };` : ''} ${chance(0.3) ? `Object.setPrototypeOf(${id}i[0], null);` : ''}\n` +
          `var ${id}b = ${id}P.prototype.get?.bind?.({ x: 'bound' }), ${id}bn = (function named(a, b, c) { return [this === globalThis, a, b]; }).bind(null, ${primitive()});`,
        `p.log('${id}', ${id}i, ${id}i.map((it) => [it instanceof ${id}P, it?.get?.(), it?.constructor === ${id}P, it?.replaced]), [1, 2].${id}ext(), 's'.${id}up, ({}).${id}any, (() => 1).${id}fn, Math.${id}m(${number()}), ${id}b?.(), ${id}bn(2), ${id}bn.name, ${id}bn.length, new ${id}P(5)); delete Array.prototype['${id}ext']; Array.prototype['${id}ext'] = function () { return 'again'; }; ${id}P.prototype.late = round; p.log('${id} late', ${id}i.map((it) => it.late), new ${id}P(5).late, Object.keys([1]).length); ${id}i.push(${id}P(round));`,
      ];
    },
    globals(id) {
      const lexical = pick(['let', 'const']);
      return [
        `globalThis.${id}own = ${literal(1)}; globalThis['${id} odd name'] = 1;\n` +
          `var ${id}ind = (0, eval)('(function () { return typeof this; })'); Object.defineProperty(globalThis, '${id}ro', { value: ${primitive()}, configurable: ${chance(0.5)} }); var ${id}b = 1n << ${below(200)}n, ${id}c = ${id}b * -3n + BigInt(${below(9999)}); var ${id}str = ${text()} + ${text()}, ${id}cons = 'x'.repeat(${pick(['5', '30', '5000'])}) + ${id}str, ${id}sl = ${id}cons.slice(2); var ${id}holes = [1, , 3], ${id}dbl = [1.5, , 2.5], ${id}sparse = []; ${id}sparse[${pick(['30', '5000', '4294967290'])}] = 1; ${id}sparse.x = 1;`,
        `p.log('${id}', typeof ${id}lex, typeof ${id}Cl, ${id}decl(), ${id}ind(), ${id}own, ${id}b, ${id}c, ${id}b % 7n, ${id}str, ${id}cons.length, ${id}sl.length, ${id}sl.slice(-9), ${id}holes, ${id}dbl, 1 in ${id}holes, ${id}sparse.length, Object.keys(${id}sparse)); p.attempt('${id} fn', () => ${id}fn()); p.log('${id} d', Object.getOwnPropertyDescriptor(globalThis, '${id}ro'), Object.getOwnPropertyDescriptor(globalThis, '${id}var'), '${id}lex' in globalThis, globalThis['${id} odd name']++);\n` +
          `p.attempt('${id} set', () => { 'use strict'; ${id}ro = 1; }); p.attempt('${id} ev', () => (0, eval)('typeof ${id}lex + ${id}fn()')); ${id}holes.push(round); ${id}dbl[1] = 'not double'; ${id}cons += 'y'; ${id}c **= 2n; ${id}c %= 10n ** 40n; p.log('${id} json', JSON.stringify({ s: ${id}str, h: ${id}holes, u: undefined, toJSON: undefined, d: new Date(0) }), JSON.stringify([${id}own], null, 1)?.length, JSON.parse('{"__proto__":1,"a":[1,{"b":null}]}', function (k, v) { return Array.isArray(this) ? [v] : v; }));`,
        `${lexical} ${id}lex = { n: ${below(99)} }; class ${id}Cl { static n = ${below(99)}; static up() { return ++this.n; } } ${lexical} ${id}fn = () => ${id}lex.n++ + ${id}Cl.up(); var ${id}var = 'v'; function ${id}decl() { return typeof ${id}lex; }`,
      ];
    },
    iterators(id) {
      return [
        `var ${id}it = { n: 0, [Symbol.iterator]() { return this; }, next() { return { done: this.n > ${2 + below(4)}, value: this.n++ }; }, return() { this.closed = (this.closed ?? 0) + 1; return {}; } }; const ${id}c = [...${id}it]; ${id}it.n = 0; var [${id}first, ${id}second] = ${id}it; for (const it of ${id}it) { if (it > 1) break; } var ${id}from = Array.from(${id}it, (it, i) => [it, i]), ${id}args = Math.max(...${id}c, ${below(9)});\n` +
          `var ${id}arr = [3, 1, 2, ${number()}]; ${id}arr[Symbol.iterator] = function* () { yield 'own'; }; var ${id}sorted = [...'hello'].sort((a, b) => (a < b ? 1 : -1)), ${id}large = Array.from({ length: ${pick(['9', '100', '1500'])} }, (_, i) => (i * 7919) % 101).sort((a, b) => a - b); function* ${id}fib(a = 0, b = 1) { for (;;) { yield a; [a, b] = [b, a + b]; } } var ${id}live = ${id}fib(); for (const it of ${id}live) if (it > ${below(20)}) break; var ${id}ent = Object.entries({ ${word()}: 1, 2: 'two', 1: 'one' });`,
        `p.log('${id}', ${id}it, ${id}c, ${id}first, ${id}second, ${id}from, ${id}args, [...${id}arr], ${id}arr.length, ${id}sorted, ${id}large.slice(0, 5), ${id}live.next(), ${id}ent); ${id}it.n = ${below(3)}; const [x, ...y] = ${id}it; p.log('${id} x', x, y, new Set(${id}it).size, Object.fromEntries(${id}ent)); ${id}arr.push(round); delete ${id}arr[Symbol.iterator]; p.log('${id} arr', [...${id}arr].sort(), ${id}arr.toString(), ${id}arr.entries().next(), ${id}arr.at(-1), ${id}arr.includes(NaN), ${id}arr.indexOf(2), ${id}arr.flatMap((it) => [it, it]).length);`,
      ];
    },
  };

  const kinds = Object.keys(PIECES);
  const count = 2 + below(5);
  const tops = [];
  const loads = [];
  for (let i = 0; i < count; i++) {
    const kind = chance(0.3) ? 'graph' : pick(kinds);
    const id = `${name}${kind[0]}${counter++}`;
    const [load, later, top = ''] = PIECES[kind](id);
    tops.push(top);
    loads.push(`try {\n${load}\np.steps.push(['${id} ${kind}', async (round) => {\n${later}\n}]);\n} catch (e) { p.log('${id} failed', e.name); }`);
  }
  const body = loads.join('\n');
  const top = tops.filter((it) => it !== '').map((it) => it + '\n').join('');
  const call = pick(['()', '.call(undefined)', '.call({ own: 1 }, 1, 2)', '.apply(7, [1])']);
  switch (pick(['function', 'function', 'strict', 'arrow', 'class', 'eval', 'deep'])) {
    case 'strict':
      return `${top}(function (p) { 'use strict';\n${body}\n})(program('${name}'));\n`;
    case 'arrow':
      return `${top}((p) => {\n${body}\n})(program('${name}'));\n`;
    case 'class':
      return `${top}new (class { constructor(p) {\n${body}\n} })(program('${name}'));\n`;
    case 'eval':
      return `${top}(0, eval)(${JSON.stringify(`(function (p) {\n${body}\n})`)})(program('${name}'));\n`;
    case 'deep':
      return `${top}(function () { var p = program('${name}'); (function inner(n) { if (n > 0) return inner(n - 1);\n${body}\n })(${below(20)}); })${call};\n`;
    default:
      return `${top}(function () { var p = program('${name}');\n${body}\n})${call};\n`;
  }
});
