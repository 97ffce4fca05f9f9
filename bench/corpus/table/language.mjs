// Compilers, parsers, templates. The columns: ../lib/packages.mjs.

export default {
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
  acorn: {
    checks: [
      { value: 'it.parse("let a = 1n", { ecmaVersion: 2022 }).body[0].declarations[0].init.bigint', expected: '1' },
      { value: '[...it.tokenizer("a + b", { ecmaVersion: 2022 })].length', expected: 3 },
    ],
  },
  esprima: {
    checks: [
      { value: 'pkg.parseScript("var a = 1 + 2").body[0].declarations[0].init.operator', expected: '+' },
      { value: 'pkg.tokenize("a => a").length', expected: 3 },
    ],
  },
  escodegen: {
    checks: [
      {
        value: 'it.generate({ type: "BinaryExpression", operator: "+", left: { type: "Literal", value: 1 }, right: { type: "Identifier", name: "a" } })',
        expected: '1 + a',
      },
    ],
  },
  terser: {
    checks: [
      {
        value: 'pkg.minify_sync("function f(first) { return first + 1 + 2; } f(1);", { compress: { unused: false }, toplevel: true }).code',
        expected: 'function n(n){return n+1+2}n(1);',
      },
    ],
  },
  svelte: {
    entry: 'svelte/compiler',
    checks: [
      {
        value: 'it.compile("<h1>{name}</h1><script>let { name } = $props();</script>", { generate: "server", name: "App" }).js.code.includes("function App")',
        expected: true,
      },
      { value: 'it.parse("<p>a</p>", { modern: true }).fragment.nodes[0].name', expected: 'p' },
    ],
  },
  prettier: {
    checks: [
      // The parsers are packages of their own entry points; without them the document printer and the options remain.
      { value: 'it.version ?? pkg.version', expected: '3.10.1' },
      {
        value: 'pkg.doc.printer.printDocToString(pkg.doc.builders.group(["a", pkg.doc.builders.line, "b"]), { printWidth: 80, tabWidth: 2 }).formatted',
        expected: 'a b',
      },
    ],
  },
  postcss: {
    checks: [
      { value: 'it([]).process("a { color: red }", { from: undefined }).css', expected: 'a { color: red }' },
      { value: 'it.parse("a{b:c}").first.first.prop', expected: 'b' },
    ],
  },
  handlebars: {
    checks: [
      { value: 'it.compile("{{#each a}}<{{this}}>{{/each}}")({ a: [1, 2] })', expected: '<1><2>' },
      { value: 'it.precompile("{{a}}").length > 0', expected: true },
    ],
  },
  mustache: {
    checks: [
      { value: 'it.render("{{#a}}<{{.}}>{{/a}}{{^b}}none{{/b}}", { a: [1, 2] })', expected: '<1><2>none' },
      { value: 'it.parse("{{a}}").length', expected: 1 },
    ],
  },
  ejs: {
    checks: [
      { value: 'it.render("<% for (const n of a) { %><%= n %>;<% } %>", { a: [1, "<"] })', expected: '1;&lt;;' },
    ],
  },
  nunjucks: {
    checks: [
      { value: 'it.renderString("{% for n in a %}{{ n | upper }};{% endfor %}", { a: ["x", "y"] })', expected: 'X;Y;' },
    ],
  },
  liquidjs: {
    checks: [
      { value: 'new pkg.Liquid().parseAndRenderSync("{% for n in a %}{{ n | plus: 1 }};{% endfor %}", { a: [1, 2] })', expected: '2;3;' },
    ],
  },
  marked: {
    checks: [
      { value: 'pkg.marked.parse("# a *b*")', expected: '<h1>a <em>b</em></h1>\n' },
      { value: 'pkg.lexer("- a\\n- b")[0].items.length', expected: 2 },
    ],
  },
  'markdown-it': {
    checks: [
      { value: 'new it().render("# a *b*")', expected: '<h1>a <em>b</em></h1>\n' },
      {
        value: 'new it({ linkify: true }).render("see https://example.com/")',
        expected: '<p>see <a href="https://example.com/">https://example.com/</a></p>\n',
      },
    ],
  },
  'highlight.js': {
    checks: [
      { value: 'it.highlight("let a", { language: "javascript" }).value', expected: '<span class="hljs-keyword">let</span> a' },
      { value: 'it.listLanguages().length > 150', expected: true },
    ],
  },
  peggy: {
    checks: [
      { value: 'it.generate("start = n:[0-9]+ { return parseInt(n.join(\'\'), 10) * 2; }").parse("21")', expected: 42 },
    ],
  },
  nearley: {
    checks: [
      {
        value: '((G) => { const p = new it.Parser(new it.Grammar([new it.Rule("s", [{ literal: "a" }, "s"], null), new it.Rule("s", [{ literal: "b" }], null)], "s")); p.feed("aab"); return p.results.length; })()',
        expected: 1,
      },
    ],
  },
  chevrotain: {
    checks: [
      {
        value: '((A, B) => new pkg.Lexer([A, B]).tokenize("abba").tokens.map((t) => t.tokenType.name).join(""))(pkg.createToken({ name: "A", pattern: /a/ }), pkg.createToken({ name: "B", pattern: /b/ }))',
        expected: 'ABBA',
      },
    ],
  },
  'ohm-js': {
    checks: [
      { value: '((g) => [g.match("12").succeeded(), g.match("x").failed()])(pkg.grammar("G { start = digit+ }"))', expected: [true, true] },
    ],
  },
  graphql: {
    checks: [
      { value: 'pkg.print(pkg.parse("query { a(b: 1) { c } }"))', expected: '{\n  a(b: 1) {\n    c\n  }\n}' },
      {
        value: '((schema) => pkg.graphqlSync({ schema, source: "{ a }", rootValue: { a: "b" } }).data.a)(pkg.buildSchema("type Query { a: String }"))',
        expected: 'b',
      },
    ],
  },
  jsonata: {
    checks: [
      { promise: 'it("$sum(a.b)").evaluate({ a: [{ b: 1 }, { b: 2 }] })', expected: 3 },
      { value: 'it("a.b[0]").ast().type', expected: 'path' },
    ],
  },
  jmespath: {
    checks: [
      { value: 'it.search({ a: [{ b: 1 }, { b: 2 }] }, "a[?b > `1`].b | [0]")', expected: 2 },
    ],
  },
  jsonpath: {
    checks: [
      { value: 'it.query({ a: [{ b: 1 }, { b: 2 }] }, "$.a[?(@.b > 1)].b")', expected: [2] },
      { value: 'it.parse("$..a").length', expected: 2 },
    ],
  },
  htmlparser2: {
    checks: [
      { value: 'pkg.DomUtils.textContent(pkg.parseDocument("<p>a<b>c</b>"))', expected: 'ac' },
      { value: 'pkg.parseDocument("<p>a").children[0].name', expected: 'p' },
    ],
  },
  cheerio: {
    checks: [
      { value: 'pkg.load("<ul><li>a<li class=x>b</ul>")("li.x").text()', expected: 'b' },
      { value: 'pkg.load("<p>a</p>")("p").attr("id", "b").parent().html()', expected: '<p id="b">a</p>' },
    ],
  },
  parse5: {
    checks: [
      { value: 'pkg.serialize(pkg.parseFragment("<p>a<p>b & c"))', expected: '<p>a</p><p>b &amp; c</p>' },
      { value: 'pkg.parse("<title>a").childNodes.length', expected: 1 },
    ],
  },
  sax: {
    checks: [
      {
        value: '((parser, seen) => { parser.onopentag = (tag) => seen.push(tag.name); parser.write("<a><b c=\'d\'/></a>").close(); return seen; })(it.parser(true), [])',
        expected: ['a', 'b'],
      },
    ],
  },
};
