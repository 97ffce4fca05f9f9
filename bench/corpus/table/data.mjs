// Formats, numbers, dates, colours, cryptography, searching. The columns: ../lib/packages.mjs.

export default {
  protobufjs: {
    checks: [
      {
        value: '((type) => type.decode(type.encode({ id: 300, name: "é" }).finish()).toJSON())(it.parse("syntax = \\"proto3\\"; message A { int32 id = 1; string name = 2; }").root.lookupType("A"))',
        expected: { id: 300, name: 'é' },
      },
    ],
  },
  '@msgpack/msgpack': {
    checks: [
      { value: 'pkg.decode(pkg.encode({ a: [1, "é", null] }))', expected: { a: [1, 'é', null] } },
      { value: 'Array.from(pkg.encode([1, -1]))', expected: [146, 1, 255] },
    ],
  },
  'fast-xml-parser': {
    checks: [
      { value: 'new pkg.XMLParser({ ignoreAttributes: false }).parse("<a b=\\"1\\"><c>2</c></a>")', expected: { a: { c: 2, '@_b': '1' } } },
      { value: 'new pkg.XMLBuilder().build({ a: { b: 1 } })', expected: '<a><b>1</b></a>' },
    ],
  },
  'js-yaml': {
    checks: [
      { value: 'pkg.load("a: [1, 2]\\nb: yes\\nc: 2024-01-01")', expected: { a: [1, 2], b: 'yes', c: '2024-01-01' } },
      { value: 'pkg.dump({ a: [1, "x"] })', expected: 'a:\n  - 1\n  - x\n' },
    ],
  },
  toml: {
    checks: [
      { value: 'it.parse("[a]\\nb = [1, 2]")', expected: { a: { b: [1, 2] } } },
    ],
  },
  ini: {
    checks: [
      { value: 'it.parse("a = 1\\n[b]\\nc = x").b.c', expected: 'x' },
      { value: 'it.stringify({ a: { b: 1 } })', expected: '[a]\nb=1\n' },
    ],
  },
  json5: {
    checks: [
      { value: 'it.parse("{a: .5, b: [1,], /* c */ d: \'e\'}")', expected: { a: 0.5, b: [1], d: 'e' } },
      { value: 'it.stringify({ a: [1] })', expected: '{a:[1]}' },
    ],
  },
  'csv-parse': {
    entry: 'csv-parse/browser/esm/sync',
    checks: [
      { value: 'pkg.parse("a,b\\n1,\\"x,y\\"", { columns: true })', expected: [{ a: '1', b: 'x,y' }] },
    ],
  },
  papaparse: {
    checks: [
      { value: 'it.parse("a,b\\n1,2", { header: true, dynamicTyping: true }).data', expected: [{ a: 1, b: 2 }] },
      { value: 'it.unparse([{ a: 1, b: "x,y" }])', expected: 'a,b\r\n1,"x,y"' },
    ],
  },
  qs: {
    checks: [
      { value: 'it.parse("a[b]=1&a[c][]=2")', expected: { a: { b: '1', c: ['2'] } } },
      { value: 'it.stringify({ a: { b: [1, 2] } }, { encode: false })', expected: 'a[b][0]=1&a[b][1]=2' },
    ],
  },
  jszip: {
    checks: [
      { value: 'new it().file("a/b.txt", "text").folder("c").root', expected: 'c/' },
      { value: 'Object.keys(new it().file("a/b.txt", "text").files)', expected: ['a/', 'a/b.txt'] },
    ],
  },
  pako: {
    checks: [
      { value: 'new TextDecoder().decode(pkg.inflate(pkg.deflate(new TextEncoder().encode("aaaaaaaaaa"))))', expected: 'aaaaaaaaaa' },
      { value: 'pkg.deflate(new Uint8Array(1000)).length', expected: 17 },
    ],
  },
  fflate: {
    checks: [
      { value: 'pkg.strFromU8(pkg.unzlibSync(pkg.zlibSync(pkg.strToU8("aaaaaaaaaa"))))', expected: 'aaaaaaaaaa' },
      { value: 'Object.keys(pkg.unzipSync(pkg.zipSync({ "a.txt": pkg.strToU8("a") })))', expected: ['a.txt'] },
    ],
  },
  'lz-string': {
    checks: [
      { value: 'it.decompress(it.compress("aaaaaaaaaa"))', expected: 'aaaaaaaaaa' },
      { value: 'it.compressToBase64("hello hello")', expected: 'BYUwNmD2AEoZQ===' },
    ],
  },
  sjcl: {
    checks: [
      {
        value: 'it.codec.hex.fromBits(it.hash.sha256.hash("abc"))',
        expected: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      },
      { value: 'it.codec.base64.fromBits(it.codec.utf8String.toBits("é"))', expected: 'w6k=' },
    ],
  },
  'node-forge': {
    checks: [
      {
        value: '((md) => md.update("abc").digest().toHex())(it.md.sha256.create())',
        expected: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      },
      { value: 'it.util.encode64("abc")', expected: 'YWJj' },
      { value: 'it.asn1.fromDer("\\u0002\\u0001\\u0005").value.length', expected: 1 },
    ],
  },
  tweetnacl: {
    checks: [
      { value: 'Array.from(it.hash(new Uint8Array(3)).slice(0, 4))', expected: [109, 81, 143, 139] },
      { value: 'it.sign.keyPair.fromSeed(new Uint8Array(32)).publicKey[0]', expected: 59 },
    ],
  },
  uuid: {
    checks: [
      { value: 'pkg.v5("a", pkg.v5.URL)', expected: 'e1407479-3136-56c0-9908-bb02fb0339e2' },
      { value: 'pkg.validate(pkg.NIL) && pkg.version("018f4f3c-0000-7000-8000-000000000000")', expected: 7 },
    ],
  },
  zod: {
    checks: [
      { value: 'pkg.z.object({ a: pkg.z.number() }).safeParse({ a: 1 })', expected: { success: true, data: { a: 1 } } },
      { value: 'pkg.z.email().safeParse("nobody").success', expected: false },
    ],
  },
  yup: {
    checks: [
      { value: 'pkg.object({ a: pkg.number().required() }).validateSync({ a: "5" })', expected: { a: 5 } },
      { value: 'pkg.string().email().isValidSync("nobody")', expected: false },
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
  semver: {
    checks: [
      { value: 'it.satisfies("1.2.3", "^1.0.0 || >2")', expected: true },
      { value: 'it.inc("1.2.3", "prerelease", "beta")', expected: '1.2.4-beta.0' },
    ],
  },
  he: {
    checks: [
      { value: 'it.encode("é<")', expected: '&#xE9;&#x3C;' },
      { value: 'it.decode("&amp;&eacute;")', expected: '&é' },
    ],
  },
  diff: {
    checks: [
      {
        value: 'pkg.diffWords("a b c", "a x c").map((part) => (part.added ? "+" : part.removed ? "-" : "") + part.value)',
        expected: ['a ', '-b', '+x', ' c'],
      },
      { value: 'pkg.applyPatch("a\\nb\\n", pkg.createPatch("f", "a\\nb\\n", "a\\nc\\n"))', expected: 'a\nc\n' },
    ],
  },
  moment: {
    checks: [
      { value: 'it.utc("2024-02-28").add(2, "days").format("YYYY-MM-DD")', expected: '2024-03-01' },
      { value: 'it.duration(90, "minutes").humanize()', expected: '2 hours' },
    ],
  },
  dayjs: {
    checks: [
      { value: 'it("2024-02-28").add(2, "day").format("YYYY-MM-DD")', expected: '2024-03-01' },
      { value: 'it("2024-02-28").isBefore("2024-03-01")', expected: true },
    ],
  },
  'date-fns': {
    checks: [
      { value: 'pkg.formatISO(pkg.addMonths(new Date(2024, 0, 31), 1), { representation: "date" })', expected: '2024-02-29' },
      { value: 'pkg.formatDistance(new Date(0), new Date(5400000))', expected: 'about 2 hours' },
    ],
  },
  luxon: {
    intl: 'Intl.DateTimeFormat for every DateTime',
    checks: [
      { value: 'pkg.DateTime.fromISO("2024-02-28T12:00:00Z", { zone: "utc" }).plus({ days: 2 }).toISODate()', expected: '2024-03-01' },
      { value: 'pkg.Duration.fromObject({ minutes: 90 }).as("hours")', expected: 1.5 },
    ],
  },
  mathjs: {
    checks: [
      { value: 'it.evaluate("det([2, 1; 1, 3]) + 2 ^ 10")', expected: 1029 },
      { value: 'it.derivative("x^2", "x").toString()', expected: '2 * x' },
      { value: 'it.bignumber(0.1).plus(0.2).toString()', expected: '0.3' },
    ],
  },
  'big.js': {
    checks: [
      { value: 'new it("0.1").plus("0.2").toString()', expected: '0.3' },
      { value: 'new it(2).pow(100).toFixed()', expected: '1267650600228229401496703205376' },
    ],
  },
  'decimal.js': {
    checks: [
      { value: 'new it("0.1").plus("0.2").toString()', expected: '0.3' },
      { value: 'it.sqrt(2).toFixed(30)', expected: '1.414213562373095048800000000000' },
    ],
  },
  'bignumber.js': {
    checks: [
      { value: 'new it("0.1").plus("0.2").toString()', expected: '0.3' },
      { value: 'new it("1e30").toFormat()', expected: '1,000,000,000,000,000,000,000,000,000,000' },
    ],
  },
  numeral: {
    checks: [
      { value: 'it(1234.5).format("0,0.00")', expected: '1,234.50' },
      { value: 'it("1,000").value()', expected: 1000 },
    ],
  },
  accounting: {
    checks: [
      { value: 'it.formatMoney(1234.5, "€", 2, ".", ",")', expected: '€1.234,50' },
      { value: 'it.unformat("$ 1,234.50")', expected: 1234.5 },
    ],
  },
  'simple-statistics': {
    checks: [
      { value: 'pkg.linearRegression([[0, 1], [1, 3]])', expected: { m: 2, b: 1 } },
      { value: 'pkg.median([3, 1, 2])', expected: 2 },
    ],
  },
  'ml-matrix': {
    checks: [
      { value: 'new it([[1, 2], [3, 4]]).mmul(new it([[0, 1], [1, 0]])).to2DArray()', expected: [[2, 1], [4, 3]] },
      { value: 'pkg.determinant(new it([[2, 1], [1, 3]]))', expected: 5 },
    ],
  },
  'bezier-js': {
    checks: [
      { value: 'new pkg.Bezier(0, 0, 1, 1, 2, 0).get(0.5)', expected: { x: 1, y: 0.5, t: 0.5 } },
      { value: 'new pkg.Bezier(0, 0, 1, 1, 2, 0).extrema().y', expected: [0.5] },
    ],
  },
  'chroma-js': {
    checks: [
      { value: 'it("red").darken().hex()', expected: '#c20000' },
      { value: 'it.scale(["white", "black"])(0.5).hex()', expected: '#808080' },
    ],
  },
  tinycolor2: {
    checks: [
      { value: 'it("red").lighten(10).toHexString()', expected: '#ff3333' },
      { value: 'it.mix("#000", "#fff").toRgbString()', expected: 'rgb(128, 128, 128)' },
    ],
  },
  d3: {
    checks: [
      { value: 'pkg.scaleLinear([0, 10], [0, 100])(3)', expected: 30 },
      { value: 'pkg.line()([[0, 0], [1, 2]])', expected: 'M0,0L1,2' },
      { value: 'pkg.csvParse("a,b\\n1,2")[0].b', expected: '2' },
    ],
  },
  'd3-v3': {
    checks: [
      { value: 'it.scale.linear().domain([0, 10]).range([0, 100])(3)', expected: 30 },
      { value: 'it.nest().key((n) => n % 2).entries([1, 2, 3]).length', expected: 2 },
      { value: 'it.format(",.2f")(1234.5)', expected: '1,234.50' },
    ],
  },
  lunr: {
    checks: [
      {
        value: '((index) => index.search("brown").map((found) => found.ref))(it(function () { this.ref("id"); this.field("t"); this.add({ id: 1, t: "quick brown" }); this.add({ id: 2, t: "red" }); }))',
        expected: ['1'],
      },
      { value: 'it.stemmer(new it.Token("running", {})).toString()', expected: 'run' },
    ],
  },
  'fuse.js': {
    checks: [
      {
        value: 'new it([{ t: "old man" }, { t: "lock" }], { keys: ["t"] }).search("lok").map((found) => found.item.t)',
        expected: ['lock'],
      },
    ],
  },
};
