// What applications are made of: collections, state, user interfaces, control flow, what the web gives. The columns: ../lib/packages.mjs.

export default {
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
  underscore: {
    checks: [
      { value: 'it.groupBy([1, 2, 3], (n) => n % 2)', expected: { 0: [2], 1: [1, 3] } },
      { value: 'it.template("<%- a %>!")({ a: "<" })', expected: '&lt;!' },
      { value: 'it.chain([3, 1, 2]).sortBy().last().value()', expected: 3 },
    ],
  },
  ramda: {
    checks: [
      { value: 'it.pipe(it.map(it.inc), it.sum)([1, 2, 3])', expected: 9 },
      { value: 'it.assocPath(["a", "b"], 1, {})', expected: { a: { b: 1 } } },
    ],
  },
  immutable: {
    checks: [
      { value: 'pkg.List([1, 2]).push(3).toJS()', expected: [1, 2, 3] },
      { value: 'pkg.Map({ a: 1 }).equals(pkg.Map([["a", 1]]))', expected: true },
      { value: 'pkg.fromJS({ a: { b: [1] } }).updateIn(["a", "b", 0], (n) => n + 1).toJS()', expected: { a: { b: [2] } } },
    ],
  },
  immer: {
    checks: [
      { value: '((base) => [pkg.produce(base, (draft) => { draft.a.push(2); }).a, base.a])({ a: [1] })', expected: [[1, 2], [1]] },
      { value: 'Object.isFrozen(pkg.produce({ a: 1 }, (draft) => { draft.a = 2; }))', expected: true },
    ],
  },
  backbone: {
    checks: [
      {
        value: '((M, seen) => { const m = new M({ a: 1 }); m.on("change:a", (_, v) => seen.push(v)); m.set("a", 2); return [...seen, m.previous("a")]; })(it.Model.extend({}), [])',
        expected: [2, 1],
      },
      { value: 'new it.Collection([{ id: 2 }, { id: 1 }], { comparator: "id" }).pluck("id")', expected: [1, 2] },
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
  'preact-render-to-string': {
    checks: [
      { value: 'pkg.render(["a", "<b>", 1])', expected: 'a&lt;b>1' },
      { value: 'pkg.renderToString === pkg.render', expected: true },
    ],
  },
  vue: {
    checks: [
      { value: '((a) => (pkg.watchEffect(() => {}), pkg.computed(() => a.value * 2).value))(pkg.ref(4))', expected: 8 },
      { value: 'pkg.h("p", { id: "a" }, "text").children', expected: 'text' },
      { value: 'pkg.isReactive(pkg.reactive({}))', expected: true },
    ],
  },
  'solid-js': {
    checks: [
      { value: '(([a, set]) => (set(2), a()))(pkg.createSignal(1))', expected: 2 },
      { value: 'pkg.createRoot((dispose) => { const m = pkg.createMemo(() => 6 * 7); dispose(); return m(); })', expected: 42 },
    ],
  },
  three: {
    checks: [
      { value: 'new pkg.Vector3(1, 2, 3).applyAxisAngle(new pkg.Vector3(0, 0, 1), 0).toArray()', expected: [1, 2, 3] },
      { value: 'new pkg.BoxGeometry(1, 1, 1).attributes.position.count', expected: 24 },
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
  rxjs: {
    checks: [
      {
        value: '((seen) => (pkg.of(1, 2, 3).pipe(pkg.map((n) => n * n), pkg.scan((a, n) => a + n)).subscribe((n) => seen.push(n)), seen))([])',
        expected: [1, 5, 14],
      },
      { promise: 'pkg.lastValueFrom(pkg.from(Promise.resolve(7)))', expected: 7 },
    ],
  },
  mobx: {
    checks: [
      {
        value: '((box, seen) => (pkg.autorun(() => seen.push(box.get())), pkg.runInAction(() => box.set(2)), seen))(pkg.observable.box(1), [])',
        expected: [1, 2],
      },
      { value: 'pkg.isObservable(pkg.observable({ a: 1 }))', expected: true },
    ],
  },
  redux: {
    checks: [
      {
        value: '((store) => (store.dispatch({ type: "add" }), store.getState()))(pkg.createStore((n = 1, action) => (action.type === "add" ? n + 1 : n)))',
        expected: 2,
      },
    ],
  },
  xstate: {
    checks: [
      {
        value: '((actor) => (actor.start(), actor.send({ type: "GO" }), actor.getSnapshot().value))(pkg.createActor(pkg.createMachine({ initial: "a", states: { a: { on: { GO: "b" } }, b: {} } })))',
        expected: 'b',
      },
    ],
  },
  effect: {
    checks: [
      { value: 'pkg.Effect.runSync(pkg.Effect.map(pkg.Effect.succeed(20), (n) => n + 1))', expected: 21 },
      { value: 'pkg.pipe(pkg.Option.some(2), pkg.Option.map((n) => n * 2), pkg.Option.getOrElse(() => 0))', expected: 4 },
    ],
  },
  async: {
    checks: [
      { value: 'it.apply((a, b) => a + b, 1)(2)', expected: 3 },
      {
        value: '((seen) => (it.eachSeries([1, 2], (n, next) => { seen.push(n * n); next(); }, () => seen.push("end")), seen))([])',
        expected: [1, 4, 'end'],
      },
    ],
  },
  q: {
    checks: [
      { value: 'it.isPromise(it.defer().promise)', expected: true },
      { value: 'it(7).inspect()', expected: { state: 'fulfilled', value: 7 } },
      { value: 'it.fulfill(1).isFulfilled()', expected: true },
    ],
  },
  rsvp: {
    checks: [
      { value: 'it.resolve(1) instanceof pkg.Promise', expected: true },
      // By itself it needs a timer, which no check has.
      {
        value: '((jobs, seen) => { pkg.configure("async", (call, it) => jobs.push(() => call(it))); pkg.Promise.resolve(2).then((it) => seen.push(it)); jobs.forEach((it) => it()); return seen; })([], [])',
        expected: [2],
      },
    ],
  },
  bluebird: {
    checks: [
      { value: 'it.resolve(1).isFulfilled()', expected: true },
      { value: 'it.resolve(7).value()', expected: 7 },
    ],
  },
  eventemitter3: {
    checks: [
      { value: '((e, seen) => (e.once("a", (n) => seen.push(n)), e.emit("a", 1), e.emit("a", 2), seen))(new it(), [])', expected: [1] },
    ],
  },
  chai: {
    checks: [
      { value: 'pkg.expect([1, 2]).to.have.lengthOf(2) instanceof pkg.Assertion', expected: true },
      {
        value: '(() => { try { pkg.expect({ a: 1 }).to.deep.equal({ a: 2 }); } catch (error) { return error.name; } })()',
        expected: 'AssertionError',
      },
    ],
  },
  'whatwg-url': {
    checks: [
      { value: 'it.parseURL("http://ex.com/a/../b?c").path', expected: ['b'] },
      { value: 'new it.URL("../c?d=1", "https://example.com/a/b").href', expected: 'https://example.com/c?d=1' },
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
};
