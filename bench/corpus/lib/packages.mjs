// The corpus: package.json's dependencies in the order of this table. `prelude` says which one a package needs and why, where
// it is not `web`; `checks` are real work, whose value is compared between a fresh and a restored runtime, and with `expected`.
// In a check, `pkg` is what `import * as pkg` gives and `it` the default export, or else `pkg`.
import { readFileSync } from 'node:fs';

const TABLE = {
  'core-js-bundle': {
    checks: [
      { value: 'Object.groupBy([1, 2, 3], (n) => (n % 2 ? "odd" : "even")).odd', expected: [1, 3] },
      { value: 'new Set([1, 2]).union(new Set([3])).size', expected: 3 },
    ],
  },
  lodash: {
    checks: [
      { value: 'it.chunk([1, 2, 3], 2)', expected: [[1, 2], [3]] },
      { value: 'it.template("<b><%- name %></b>")({ name: "a&b" })', expected: '<b>a&amp;b</b>' },
      { value: 'it(["b", "a"]).sortBy().join()', expected: 'a,b' },
    ],
  },
  typescript: {
    checks: [
      {
        value: 'it.transpileModule("const n: number = 1 as any;", { compilerOptions: { target: "ES2020" } }).outputText',
        expected: 'const n = 1;\n',
      },
      { value: 'it.createSourceFile("a.ts", "let a; let b", 99).statements.length', expected: 2 },
    ],
  },
  '@babel/standalone': {
    checks: [
      {
        value: 'it.transform("const f = (a) => a ?? 1", { presets: ["env"], sourceType: "script" }).code',
        expected: 'var f = function f(a) {\n  return a !== null && a !== void 0 ? a : 1;\n};',
      },
    ],
  },
  moment: {
    checks: [
      { value: 'it.utc("2024-02-28").add(2, "days").format("YYYY-MM-DD")', expected: '2024-03-01' },
      { value: 'it.duration(90, "minutes").humanize()', expected: '2 hours' },
    ],
  },
  react: {
    checks: [
      { value: 'it.createElement("p", { id: "a" }, "text").props', expected: { id: 'a', children: 'text' } },
      { value: 'it.Children.count([1, 2, 3])', expected: 3 },
    ],
  },
  'react-dom': {
    checks: [
      { value: 'it.version', expected: '19.3.1' },
      { value: 'typeof it.createPortal + typeof it.flushSync', expected: 'functionfunction' },
    ],
  },
  acorn: {
    checks: [
      { value: 'it.parse("let a = 1n", { ecmaVersion: 2022 }).body[0].declarations[0].init.bigint', expected: '1' },
      { value: '[...it.tokenizer("a + b", { ecmaVersion: 2022 })].length', expected: 3 },
    ],
  },
  three: {
    checks: [
      { value: 'new pkg.Vector3(1, 2, 3).applyAxisAngle(new pkg.Vector3(0, 0, 1), 0).toArray()', expected: [1, 2, 3] },
      { value: 'new pkg.BoxGeometry(1, 1, 1).attributes.position.count', expected: 24 },
    ],
  },
  'whatwg-url': {
    checks: [
      { value: 'it.parseURL("http://ex.com/a/../b?c").path', expected: ['b'] },
      { value: 'new it.URL("../c?d=1", "https://example.com/a/b").href', expected: 'https://example.com/c?d=1' },
    ],
  },
  handlebars: {
    checks: [
      { value: 'it.compile("{{#each a}}<{{this}}>{{/each}}")({ a: [1, 2] })', expected: '<1><2>' },
      { value: 'it.precompile("{{a}}").length > 0', expected: true },
    ],
  },
  postcss: {
    checks: [
      { value: 'it([]).process("a { color: red }", { from: undefined }).css', expected: 'a { color: red }' },
      { value: 'it.parse("a{b:c}").first.first.prop', expected: 'b' },
    ],
  },
  zod: {
    checks: [
      { value: 'pkg.z.object({ a: pkg.z.number() }).safeParse({ a: 1 })', expected: { success: true, data: { a: 1 } } },
      { value: 'pkg.z.email().safeParse("nobody").success', expected: false },
    ],
  },
  immer: {
    checks: [
      { value: '((base) => [pkg.produce(base, (draft) => { draft.a.push(2); }).a, base.a])({ a: [1] })', expected: [[1, 2], [1]] },
      { value: 'Object.isFrozen(pkg.produce({ a: 1 }, (draft) => { draft.a = 2; }))', expected: true },
    ],
  },
  rxjs: {
    checks: [
      {
        value: '((seen) => (pkg.of(1, 2, 3).pipe(pkg.map((n) => n * n), pkg.scan((a, n) => a + n)).subscribe((n) => seen.push(n)), seen))([])',
        expected: [1, 5, 14],
      },
      { promise: 'pkg.lastValueFrom(pkg.from(Promise.resolve(7)))', expected: 7 },
    ],
  },
  d3: {
    checks: [
      { value: 'pkg.scaleLinear([0, 10], [0, 100])(3)', expected: 30 },
      { value: 'pkg.line()([[0, 0], [1, 2]])', expected: 'M0,0L1,2' },
      { value: 'pkg.csvParse("a,b\\n1,2")[0].b', expected: '2' },
    ],
  },
  mathjs: {
    checks: [
      { value: 'it.evaluate("det([2, 1; 1, 3]) + 2 ^ 10")', expected: 1029 },
      { value: 'it.derivative("x^2", "x").toString()', expected: '2 * x' },
      { value: 'it.bignumber(0.1).plus(0.2).toString()', expected: '0.3' },
    ],
  },
  marked: {
    checks: [
      { value: 'pkg.marked.parse("# a *b*")', expected: '<h1>a <em>b</em></h1>\n' },
      { value: 'pkg.lexer("- a\\n- b")[0].items.length', expected: 2 },
    ],
  },
  'highlight.js': {
    checks: [
      {
        value: 'it.highlight("let a", { language: "javascript" }).value',
        expected: '<span class="hljs-keyword">let</span> a',
      },
      { value: 'it.listLanguages().length > 150', expected: true },
    ],
  },
  ajv: {
    checks: [
      {
        value: '((validate) => [validate({ a: 1 }), validate({ a: "b" }), validate.errors[0].keyword])(new it().compile({ type: "object", properties: { a: { type: "number" } } }))',
        expected: [true, false, 'type'],
      },
    ],
  },
  uuid: {
    checks: [
      { value: 'pkg.v5("a", pkg.v5.URL)', expected: 'e1407479-3136-56c0-9908-bb02fb0339e2' },
      { value: 'pkg.validate(pkg.NIL) && pkg.version("018f4f3c-0000-7000-8000-000000000000")', expected: 7 },
    ],
  },
  bluebird: {
    checks: [
      { value: 'it.resolve(1).isFulfilled()', expected: true },
      { value: 'it.resolve(7).value()', expected: 7 },
    ],
  },
  'web-streams-polyfill': {
    checks: [
      {
        promise: 'new pkg.ReadableStream({ start(c) { c.enqueue("a"); c.close(); } }).getReader().read()',
        expected: { value: 'a', done: false },
      },
      { value: 'new pkg.CountQueuingStrategy({ highWaterMark: 3 }).highWaterMark', expected: 3 },
    ],
  },
  'abort-controller': {
    checks: [
      {
        value: '((c, seen) => (c.signal.addEventListener("abort", (e) => seen.push(e.type)), c.abort(), [...seen, c.signal.aborted]))(new it(), [])',
        expected: ['abort', true],
      },
    ],
  },
  protobufjs: {
    checks: [
      {
        value: '((type) => type.decode(type.encode({ id: 300, name: "é" }).finish()).toJSON())(it.parse("syntax = \\"proto3\\"; message A { int32 id = 1; string name = 2; }").root.lookupType("A"))',
        expected: { id: 300, name: 'é' },
      },
    ],
  },
  jszip: {
    checks: [
      { value: 'new it().file("a/b.txt", "text").folder("c").root', expected: 'c/' },
      { value: 'Object.keys(new it().file("a/b.txt", "text").files)', expected: ['a/', 'a/b.txt'] },
    ],
  },
  hono: {
    checks: [
      { value: 'new pkg.Hono().get("/a/:b", (c) => c.text("x")).routes.map((it) => it.method + it.path)', expected: ['GET/a/:b'] },
      {
        promise: 'Promise.resolve(new pkg.Hono().get("/a/:b", (c) => c.text(c.req.param("b"))).request("/a/hello")).then((answer) => answer.text())',
        expected: 'hello',
      },
    ],
  },
  effect: {
    checks: [
      { value: 'pkg.Effect.runSync(pkg.Effect.map(pkg.Effect.succeed(20), (n) => n + 1))', expected: 21 },
      { value: 'pkg.pipe(pkg.Option.some(2), pkg.Option.map((n) => n * 2), pkg.Option.getOrElse(() => 0))', expected: 4 },
    ],
  },
  prettier: {
    checks: [
      // The parsers are packages of their own entry points; without them the document printer and the options remain.
      { value: 'it.version ?? pkg.version', expected: '3.10.1' },
      { value: 'pkg.doc.printer.printDocToString(pkg.doc.builders.group(["a", pkg.doc.builders.line, "b"]), { printWidth: 80, tabWidth: 2 }).formatted', expected: 'a b' },
    ],
  },
  luxon: {
    checks: [
      { value: 'pkg.DateTime.fromISO("2024-02-28T12:00:00Z", { zone: "utc" }).plus({ days: 2 }).toISODate()', expected: '2024-03-01' },
      { value: 'pkg.Duration.fromObject({ minutes: 90 }).as("hours")', expected: 1.5 },
    ],
  },
};

const { dependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const odd = [...Object.keys(dependencies).filter((it) => !TABLE[it]), ...Object.keys(TABLE).filter((it) => !dependencies[it])];
if (odd.length > 0) {
  throw new Error(`package.json and lib/packages.mjs do not name the same packages: ${odd.join(', ')}`);
}

export const packages = Object.entries(TABLE).map(([name, row]) => ({
  name,
  version: dependencies[name],
  prelude: { name: 'web' },
  ...row,
}));
