// Isolates of isolated-vm, and what every task with them needs. Node's own isolate, in which this runs, runs none of a bundle's code.
({ require, request, end, fieldsOf, refuse }) => {
  const fs = require('fs');
  const v8 = process.getBuiltinModule('v8');
  const { isNativeError } = process.getBuiltinModule('util').types;
  const addon = { exports: {} };
  process.dlopen(addon, '/isolated-vm/isolated-vm.node');
  const { ivm } = addon.exports;

  // What isolated-vm makes of a thrown value that is neither an error nor a primitive one: nothing is known of it.
  const UNKNOWN = 'An object was thrown from supplied code within isolated-vm';
  const told = (error) => (isNativeError(error) && error.message.startsWith(UNKNOWN) ? {} : error);
  const isOwn = ({ name }) => name.startsWith('snapforge:');
  const hasPrelude = request.scripts.some(isOwn);

  // In MiB. V8's own limit is the process's; isolated-vm has one beside it.
  const memoryLimit = v8.getHeapStatistics().heap_size_limit / 2 ** 20;
  const snapshotIn = (file) => {
    const bytes = fs.readFileSync('/snapforge/' + file);
    return new ivm.ExternalCopy(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  };
  const COPIES = { arguments: { copy: true }, result: { copy: true } };
  const open = (snapshot) => {
    const isolate = new ivm.Isolate({ memoryLimit, ...(snapshot && { snapshot }) });
    const context = isolate.createContextSync();
    const evaluate = (code, filename) => context.evalSync(code, { filename, reference: true });
    const own = (name) => evaluate(request.own[name], 'snapforge:' + name);
    // Gives a text, a number, a truth value or nothing. Arguments may be dereferences of what is in the isolate.
    const call = (reference, ...values) => reference.applySync(undefined, values, COPIES);
    return { isolate, context, evaluate, own, call };
  };

  // All files that do not parse, each with the place that isolated-vm puts behind V8's message.
  const refuseSyntax = ({ isolate }) => {
    const errors = [];
    for (const { name, source } of request.scripts) {
      try {
        isolate.compileScriptSync(source, { filename: name }).release();
      } catch (error) {
        const [, message, line, column] = /^(.*) \[.*:(\d+):(\d+)\]$/s.exec(error.message) ?? [];
        errors.push(line === undefined ? error : { name: error.name, message, at: [name, line, column] });
      }
    }
    if (errors.length === 0) return;
    refuse('SYNTAX', ...errors.map(({ name, message, at }) =>
      Object.assign(new SyntaxError(message), { stack: `${at[0]}:${at[1]}\n\n${' '.repeat(at[2] - 1)}^\n${name}: ${message}` })));
  };

  // What V8 answers import() with where nothing loads modules. Anybody can say that: the error is made where such a call stands.
  const isImport = (error) => {
    if (!isNativeError(error) || error.message !== 'Not supported') return false;
    const [, [, file], [, line], [, column]] = fieldsOf('', error);
    const script = request.scripts.find(({ name }) => name === file);
    return script?.source.split(/\r\n|[\n\r\u2028\u2029]/)[line - 1]?.startsWith('import', column - 1) === true;
  };
  const IMPORTED = 'import() was called while the files ran, and nothing is loaded at run time.';
  const refuseImports = (rejected) => {
    const imports = rejected.filter(isImport);
    if (imports.length > 0) refuse('DYNAMIC_IMPORT', ...imports.map((error) => Object.assign(error, { message: IMPORTED })));
  };

  // A name that no bundle has and no look at the global object finds: scripts share what one declares with let.
  const ENDED = 'snapforge$ended';
  // Runs the files as a runtime without a snapshot does. Besides what a script throws, isolated-vm throws, when a script has ended, what a
  // promise was rejected with that nothing handles, the first of them. Those come back; a script that threw ends the task.
  const run = (runtime, { holdClock, clock, draws, cachedRandoms }) => {
    const { context, evaluate, own, call } = runtime;
    refuseSyntax(runtime);
    const draw = evaluate('{ const { random } = Math; (n) => { while (n-- > 0) random(); }; }', 'snapforge:draw.js');
    call(draw, draws);
    if (holdClock) {
      const value = '{ value: install(start, true), configurable: true }';
      const hold = evaluate(
        `(install, start) => { Object.defineProperty(globalThis, Symbol.for('snapforge.build'), ${value}); }`,
        'snapforge:hold.js',
      );
      call(hold, own('clock.js').derefInto(), clock);
    }
    context.evalSync(`let ${ENDED} = 0;`, { filename: 'snapforge:ended.js' });
    const rejected = [];
    request.scripts.forEach(({ name, source }, i) => {
      try {
        context.evalSync(`${source}\n;${ENDED}++;`, { filename: name });
      } catch (error) {
        if (context.evalSync(ENDED) === i) refuse('THREW', told(error));
        rejected.push(told(error));
      }
    });
    if (draws > 0) call(draw, cachedRandoms);
    if (holdClock || hasPrelude) own('finish.js');
    refuseImports(rejected);
    return rejected;
  };

  // Has what waits for a restore run, as a host has by binding its slots; none is bound here. Gives what said that a slot was missing.
  const restore = ({ own, call }) => {
    const failures = call(own('restored.js')).split('\n').filter((line) => line !== '').map((line) => line.split('\t'));
    const threw = failures.find(([kind]) => kind !== 'unbound');
    if (threw !== undefined) {
      const [, file, line, column, message] = threw;
      // The files are not known where a snapshot is loaded.
      const place = [['file', file], ['line', line], ['column', column], ['stack', '']];
      end([['refused', 'RESTORE_THREW'], ['message', message], ...place]);
    }
    return failures.map((failure) => failure[4]);
  };

  // One of the project's scripts as an expression: what createSnapshot() runs gives nothing back, so that each has to be put somewhere.
  const expression = (name) => request.own[name].replace(/^(?:\s|\/\/[^\n]*\n)*'use strict';/, '').trim().replace(/;$/, '');
  // Above the global object is one of its own, which bundles do not freeze; what stands there is gone before the heap is written.
  const HERE = "globalThis[Symbol.for('snapforge.isolate')]";
  const KEPT = "Reflect.defineProperty(Object.getPrototypeOf(globalThis), Symbol.for('snapforge.isolate'), { value: { __proto__: null }, configurable: true });";
  const script = (filename, code) => ({ filename: 'snapforge:' + filename, code: "'use strict';" + code });
  // What createSnapshot() takes: scripts between two texts of ours, which find in the object "own" what the project's scripts of these names
  // gave. When the second one runs, no script finds it any more.
  const scripts = (names, before, files, after) => [
    script('kept.js', KEPT),
    ...names.map((name) => script(name, `${HERE}['${name}']=${expression(name)}`)),
    script('before.js', `((own) => { own.above = Object.getPrototypeOf(globalThis); ${before} })(${HERE})`),
    ...files,
    script('after.js', `((own, above) => {
      Reflect.deleteProperty(above, Symbol.for('snapforge.isolate'));
      ${after}
    })(${HERE}, ${HERE}.above)`),
  ];
  const files = request.scripts.map(({ name, source }) => ({ filename: name, code: source }));
  // What comes out of createSnapshot() besides a snapshot is what a script throws.
  const TOLD = 'snapforge:';
  const tell = (value) => `throw '${TOLD}' + (${value});`;
  const hear = (all) => {
    try {
      ivm.Isolate.createSnapshot(all);
    } catch (error) {
      if (typeof error === 'string' && error.startsWith(TOLD)) return error.slice(TOLD.length);
      return { error: told(error) };
    }
    return { error: undefined };
  };

  return { ivm, open, snapshotIn, run, restore, refuseSyntax, told, scripts, files, tell, hear, isOwn, hasPrelude };
}
