// What every task in a Node process needs. What it uses of Node is taken here, before the bundle's code runs, where the task
// begins in a fresh process; in one that was started from a snapshot the bundle was here first, and can lie about itself only.
(require) => {
  const fs = require('fs');
  const { Buffer } = require('buffer');
  // Through require(), the snapshot builder would warn of a module that it has not been tested with.
  const vm = process.getBuiltinModule('vm');
  const { reallyExit } = process;
  const request = JSON.parse(fs.readFileSync('/snapforge/request.json', 'utf8'));
  const names = request.scripts.map(({ name }) => name);
  // There where a flag says so; the bundle is to see this module as it is without.
  const { SourceTextModule, SyntheticModule } = vm;
  for (const name of ['Module', 'SourceTextModule', 'SyntheticModule']) delete vm[name];
  // The file that V8 means: a sourceURL comment gives it another name.
  const sent = (name) => (names.includes(name) ? name : request.scripts.find(({ url }) => url !== '' && url === name)?.name);

  // An Error remembers the receivers of the functions that it was made under until somebody reads its stack. That of
  // vm.Script.prototype.runInThisContext is the script's object in Node, which cannot be in a snapshot; so what that function calls
  // is called without it. Source: lib/vm.js of Node 24, Script.runInThisContext; V8's src/execution/isolate.cc, CallSiteInfo.
  const { runInContext } = Object.getPrototypeOf(vm.Script.prototype);
  const { apply } = Reflect;
  // No other context, no time limit, no interruption; errors are told with their place.
  const runScript = (script) => apply(runInContext, script, [null, -1, true, false, false]);
  const evaluate = (source, filename) => runScript(new vm.Script(source, { filename }));
  const own = (name) => evaluate(request.own[name], 'snapforge:' + name);

  // A line for each field: its name, and its text in base64.
  const answer = (fields) => {
    const lines = fields.map(([name, value]) => name + ' ' + Buffer.from(String(value), 'utf8').toString('base64') + '\n');
    fs.writeFileSync('/snapforge/answer', lines.join(''));
  };
  const end = (fields) => {
    answer(fields);
    reallyExit.call(process, 0);
  };

  const { isNativeError } = process.getBuiltinModule('util').types;
  const NO_ERROR = 'A value that is not an Error was thrown';
  // What Node answers import() with in a script that it compiled without being told how to load modules.
  const isImport = (error) => isNativeError(error) && error.code === 'ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING';
  const textOf = (error) => {
    try {
      if (isImport(error)) return 'import() was called while the files ran, and nothing is loaded at run time.';
      if (isNativeError(error) || typeof error?.stack === 'string') return String(error);
      if (error === undefined || error === null) return NO_ERROR + ': null or undefined';
      if (typeof error !== 'object') return NO_ERROR + ': ' + String(error).slice(0, 1000);
      const { message, code } = error;
      const shown = [typeof message === 'string' ? message : '', code === undefined ? '' : 'code ' + code].filter(Boolean);
      return NO_ERROR + (shown.length === 0 ? '.' : ': an object, ' + shown.join(', ').slice(0, 1000));
    } catch {
      return NO_ERROR + '.';
    }
  };
  const OWN_FRAME = /^ +at (?:.*(?:\/snapforge\/driver\.js|snapforge:node\/[\w./-]+):\d+:\d+\)?|\(<isolated-vm boundary>\))$/;
  // Up to the frames of this program, below which there is nothing of the bundle's.
  const stackOf = (error) => {
    const stack = typeof error?.stack === 'string' ? error.stack : '';
    const lines = stack.split('\n');
    const own = lines.findIndex((line) => OWN_FRAME.test(line));
    return own < 0 ? stack : lines.slice(0, own).join('\n');
  };
  // "name:line" and the source with a caret for what does not parse; "at … (name:line:column)" for what threw.
  const placeOf = (stack) => {
    const lines = stack.split('\n');
    const first = /^(.*):(\d+)$/.exec(lines[0]);
    if (first && sent(first[1])) {
      return [sent(first[1]), first[2], lines[2] !== undefined && /^\s*\^/.test(lines[2]) ? lines[2].indexOf('^') + 1 : 0];
    }
    for (const line of lines) {
      const frame = /(?:\(|at )([^()]*):(\d+):(\d+)\)?$/.exec(line);
      if (frame && sent(frame[1])) return [sent(frame[1]), frame[2], frame[3]];
    }
    return ['', 0, 0];
  };
  const fieldsOf = (prefix, error) => {
    const stack = stackOf(error);
    const [file, line, column] = placeOf(stack);
    return [
      [prefix + 'message', textOf(error)],
      [prefix + 'file', file],
      [prefix + 'line', line],
      [prefix + 'column', column],
      [prefix + 'stack', stack],
    ];
  };
  // errors: several of the same reason, the first of which leads.
  const refuseAt = (reason, message, [line, column, file]) =>
    end(Object.entries({ refused: reason, message, file, line, column, stack: '' }));
  const refuse = (reason, ...errors) => end(errors.flatMap((error) => [['refused', reason], ...fieldsOf('', error)]));

  // Node takes a snapshot when nothing is active any more; so long a process that is compared with it waits as well.
  const { setImmediate } = globalThis;
  const { once } = process;
  const whenIdle = (then) => apply(once, process, ['beforeExit', () => setImmediate(then)]);
  const { random } = Math;
  const draw = (numbers) => {
    while (numbers-- > 0) random();
  };

  /** What a module's import.meta is: where it lies in a folder that no process has. */
  const metaOf = (name) => {
    const filename = '/snapforge/bundle/' + name;
    const { href } = process.getBuiltinModule('url').pathToFileURL(filename);
    return { __proto__: null, dirname: filename.replace(/\/[^/]*$/, ''), filename, url: href };
  };

  return {
    require,
    request,
    vm,
    SourceTextModule,
    SyntheticModule,
    evaluate,
    own,
    answer,
    end,
    refuse,
    refuseAt,
    fieldsOf,
    isImport,
    metaOf,
    runScript,
    whenIdle,
    draw,
    Buffer,
  };
};
