// What WebAssembly did for the bundle in a plain runtime while it loaded is answered again where its snapshot is made, in the same
// order: results, calls of imports, and what is then in memories. What the bundle does meanwhile must be what it did there. In a restored
// runtime all of it is done once more by real modules, before the first of them is used: so those have the state that they would have,
// also where nothing shows it. Imports answer then what they answered, without being called.
//
// A memory whose buffer the bundle has asked for is in the snapshot as an ordinary buffer, and stays the one that the bundle sees: its
// bytes are copied to the real one when something enters a module, and back when it leaves. When the memory grows, that ends.
({ isLoading, refuse }, log, { say, heard, changes, write }, { failure, isFunction, real }) => {
  const { apply } = Reflect;
  const { stringify } = JSON;
  const Buffer = ArrayBuffer;
  const { transfer } = ArrayBuffer.prototype;
  const byteLength = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, 'byteLength').get;
  let at = 0;
  const next = (kind) => {
    const event = log[at++];
    if (event?.[0] !== kind) refuse('WebAssembly is used otherwise than in a plain runtime');
    return event;
  };
  const same = (one, other) => {
    if (stringify(one) !== stringify(other)) refuse('What goes into a module is not what it is in a plain runtime');
  };
  const said = (value) => (isFunction(value) ? 'f' : say(value) ?? 'u');
  // No arrays: their elements could be caught by a setter of Array.prototype's.
  const queue = () => ({ first: undefined, last: undefined });
  const add = (to, item) => {
    item.next = undefined;
    if (to.first === undefined) to.first = item;
    else to.last.next = item;
    to.last = item;
  };
  const run = (actions) => {
    for (let it = actions.first; it !== undefined; it = it.next) it.action();
  };

  const memories = queue();
  let known = 0;
  const byObject = new WeakMap();
  const know = (object, length) => {
    if (byObject.has(object)) return;
    const memory = { number: known++, object, length, states: queue(), held: undefined, image: undefined };
    byObject.set(object, memory);
    add(memories, memory);
  };
  const lengthen = (memory, length) => {
    if (memory.held !== undefined && memory.held.byteLength !== length) {
      memory.held = apply(transfer, memory.held, [length]);
      const image = new Uint8Array(length);
      image.set(memory.image);
      memory.image = image;
    }
    memory.length = length;
  };
  const put = (memory, text) => {
    write(text, new Uint8Array(memory.held));
    write(text, memory.image);
  };
  const absorb = (state) => {
    for (const [number, length, text] of state) {
      let memory = memories.first;
      while (memory.number !== number) memory = memory.next;
      lengthen(memory, length);
      if (memory.held === undefined) add(memory.states, { text });
      else put(memory, text);
    }
  };
  const buffer = (object) => {
    const memory = byObject.get(object);
    if (memory.held === undefined) {
      memory.held = new Buffer(memory.length);
      memory.image = new Uint8Array(memory.length);
      for (let it = memory.states.first; it !== undefined; it = it.next) put(memory, it.text);
    }
    return memory.held;
  };
  /** What the bundle has written since. */
  const written = () => {
    const all = [];
    for (let it = memories.first; it !== undefined; it = it.next) {
      const text = it.held === undefined ? '' : changes(it.image, new Uint8Array(it.held));
      if (text !== '') all[all.length] = [it.number, it.length, text];
    }
    return all;
  };
  // What a memory's length became belongs to what was done to it, not to what was written.
  const compare = (ours, theirs) => same(ours.map(([number, , text]) => [number, text]), theirs.filter((it) => it[2] !== '').map(([number, , text]) => [number, text]));
  const bytesOf = (object) => new Uint8Array(real(object).buffer);
  const rewrite = (state) => {
    for (const [number, , text] of state) {
      let memory = memories.first;
      while (memory.number !== number) memory = memory.next;
      write(text, bytesOf(memory.object));
    }
  };

  const done = queue();
  let sink = done;
  let answer;
  let failed;
  /**
   * @param values what goes in
   * @param functions the bundle's that the module imports
   * @param action does it with the real thing
   */
  const enter = (what, values, functions, action) => {
    failed = undefined;
    const before = written();
    const [, name, words, state] = next('enter');
    same([what, values.map(said)], [name, words]);
    compare(before, state);
    const answers = queue();
    add(sink, {
      action() {
        rewrite(before);
        const outer = answer;
        answer = answers.first;
        try {
          action();
        } catch {
          // As it did.
        } finally {
          answer = outer;
        }
      },
    });
    for (;;) {
      const event = log[at++];
      if (event?.[0] === 'leave') {
        absorb(event[2]);
        const [word] = event[1];
        if (word !== 't') return heard(word);
        throw failed !== undefined ? failed.error : failure(event[1]);
      }
      if (event?.[0] !== 'import') refuse('WebAssembly is used otherwise than in a plain runtime');
      absorb(event[3]);
      const inner = queue();
      const outer = sink;
      sink = inner;
      let value;
      failed = undefined;
      try {
        value = apply(functions[event[1]], undefined, event[2].map(heard));
      } catch (error) {
        failed = { error };
      }
      sink = outer;
      const after = written();
      const [, result, theirs] = next('return');
      same(failed === undefined ? said(value) : 't', result);
      compare(after, theirs);
      add(answers, { value, throws: failed !== undefined, after, inner });
    }
  };
  /** Something that the bundle does to a memory, a table or a global. */
  const operate = (what, values, action) => {
    const before = written();
    const [, name, words, state, result, after] = next('operation');
    same([what, values.map(said)], [name, words]);
    compare(before, state);
    absorb(after);
    if (!/^(get|length|value)$/.test(what)) {
      add(sink, {
        action() {
          rewrite(before);
          try {
            action();
          } catch {
            // As it did.
          }
        },
      });
    }
    if (result[0] === 't') throw failure(result);
    if (result[0] === 'f') refuse('A function is taken out of a table');
    return heard(result[0]);
  };

  let revived = false;
  let reviving = false;
  const copyIn = () => {
    for (let it = memories.first; it !== undefined; it = it.next) if (it.held !== undefined) bytesOf(it.object).set(new Uint8Array(it.held));
  };
  const copyOut = () => {
    for (let it = memories.first; it !== undefined; it = it.next) {
      if (it.held === undefined) continue;
      const bytes = bytesOf(it.object);
      if (bytes.length === apply(byteLength, it.held, [])) new Uint8Array(it.held).set(bytes);
      else {
        // As its own buffer does when a memory grows.
        apply(transfer, it.held, []);
        it.held = undefined;
      }
    }
  };
  /** Does it with real things, which then have the bytes that the bundle sees. */
  const inside = (action) => {
    if (reviving) return action();
    copyIn();
    try {
      return action();
    } finally {
      copyOut();
    }
  };
  const revive = () => {
    if (revived || isLoading()) return;
    revived = reviving = true;
    try {
      run(done);
    } finally {
      reviving = false;
      done.first = undefined;
    }
  };
  /** A function of the bundle's as modules call it. */
  const outward = (native) =>
    function (...values) {
      if (reviving) {
        const { value, throws, after, inner, next: following } = answer;
        run(inner);
        answer = following;
        rewrite(after);
        if (throws) throw new Error('As it did');
        return real(value);
      }
      copyOut();
      try {
        return apply(native, this, values);
      } finally {
        copyIn();
      }
    };
  const module = () => {
    const [, what] = next('module');
    if (what !== 0) throw failure(what);
  };
  const held = (object) => byObject.get(object)?.held;
  const holds = () => {
    for (let it = memories.first; it !== undefined; it = it.next) if (it.held !== undefined) return true;
    return false;
  };
  return { know, buffer, held, holds, enter, operate, revive, inside, outward, module };
}
