// Runs a bundle's files one after the other, as every engine does: classic scripts in the global scope, and modules, of which there are
// two kinds. native-modules.js has V8's own, for a plain process; linked-modules.js those that a snapshot can hold. Which file an import
// means, and whether modules are as they should be, was found out before (link.js).
(tools) => {
  const { require, request, vm, own, Buffer, runScript, refuse, refuseAt } = tools;
  const { scripts } = request;
  const linked = request.linked === '' ? undefined : JSON.parse(request.linked);
  const OWN = 'snapforge:';
  const IMPORT = 'snapforge:import.js';
  const FOLDER = '/snapforge/bundle/';
  const { apply } = Reflect;
  const { setImmediate } = globalThis;
  // Runs what process.nextTick and promises left to do. Source: lib/internal/process/task_queues.js of Node 24.
  const { _tickCallback } = process;
  const tick = () => apply(_tickCallback, process, []);
  let modules;
  let waiting;
  let done = false;

  // As Node's own snapshot builder gives it to the script that it runs; here the files are scripts, not functions, so that what
  // one declares the next one sees, as in every engine.
  const define = (name, value) =>
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
  const compile = (caches) => {
    const compiled = [];
    const errors = [];
    scripts.forEach(({ name, source, entry, module }, i) => {
      if (module || !entry) return;
      try {
        const cachedData = caches?.[i] ? Buffer.from(caches[i], 'base64') : undefined;
        compiled[i] = new vm.Script(source, { filename: name, cachedData });
      } catch (error) {
        errors.push(error);
      }
    });
    if (errors.length > 0) refuse('SYNTAX', ...errors);
    return compiled;
  };
  /** Refuses what was used too early, which explains what was thrown. */
  const refuseEarly = () => {
    const [place, message] = modules?.loaded().split('\t') ?? [''];
    if (place !== '') refuseAt('DEFER_UNSAFE', message, place.split(':'));
  };
  const refusing = (action) => {
    try {
      return action();
    } catch (error) {
      refuseEarly();
      refuse('THREW', error);
    }
  };

  /**
   * @param native whether modules are to be V8's own
   * @param caches code caches of the files, in their order
   * @param keep is given the index of each file that has run; modules are evaluated one by one then
   * @param execute runs an action of a file's: refuses what it throws, or lets Node tell it
   * @param requiring the function that files load Node's modules with
   * @param listen is called before the first module runs, behind which promises settle
   * @param then is called when all files have run, at once if no module waits for more than promises; it is given a function that answers
   *     code caches of the files
   */
  const run = ({ native = false, caches, keep, execute = refusing, requiring = require, listen = () => {}, then = () => {} } = {}) => {
    define('require', requiring);
    const compiled = compile(caches);
    const load = () => own(native ? 'node/native-modules.js' : 'node/linked-modules.js')(tools, linked, caches, keep);
    const script = (i) => {
      if (scripts[i].name === IMPORT) return modules.bind(runScript(compiled[i]));
      define('__filename', FOLDER + scripts[i].name);
      define('__dirname', (FOLDER + scripts[i].name).replace(/\/[^/]*$/, ''));
      execute(() => runScript(compiled[i]));
      delete globalThis.__filename;
      delete globalThis.__dirname;
    };
    const steps = (function* () {
      for (let i = 0; i < scripts.length; i++) {
        const { name, entry, module } = scripts[i];
        if (!entry) continue;
        // Our own scripts before it may have put something in the place of what modules import.
        if (linked !== undefined && (name === IMPORT || !name.startsWith(OWN))) modules ??= load();
        if (module) {
          listen();
          for (const each of modules.order(name)) {
            const outcome = yield [name, execute(() => modules.evaluate(each))];
            if (outcome.failed) {
              execute(() => {
                throw outcome.reason;
              });
            }
          }
        } else {
          script(i);
          keep?.(i);
        }
      }
    })();
    /** What came of a module, if it has come to its end by now; the rest runs once it has. */
    const settle = ([name, result]) => {
      let outcome;
      const settled = (failed, reason) => {
        outcome = { failed, reason };
        if (waiting === undefined) return;
        waiting = undefined;
        setImmediate(() => advance(outcome));
      };
      if (result === undefined) settled(false);
      else result.then(() => settled(false), (reason) => settled(true, reason));
      tick();
      if (outcome === undefined) waiting = name;
      return outcome;
    };
    const advance = (before) => {
      for (let outcome = before; ; ) {
        const { done: ended, value } = steps.next(outcome);
        if (ended) break;
        outcome = settle(value);
        if (outcome === undefined) return;
      }
      refuseEarly();
      done = true;
      then(() => scripts.map(({ name }, i) => compiled[i]?.createCachedData() ?? modules?.cache(name) ?? Buffer.alloc(0)));
      // An Error of the bundle's remembers these functions until somebody reads its stack, and Node's objects cannot be in a snapshot.
      compiled.length = 0;
    };
    advance();
  };

  /** Refuses a module that waits, although nothing is left that it could wait for. */
  const refuseWaiting = () => {
    if (done || waiting === undefined) return;
    const { awaits } = linked;
    const where = awaits.map(([line, column, file]) => `${file}:${line}:${column}`).join(', ');
    const message = `${waiting} still waits at its end${where === '' ? '' : `; await at top level stands at ${where}`}.`;
    refuseAt('TOP_LEVEL_AWAIT', message, awaits[0] ?? [0, 0, waiting]);
  };

  return { run, refuseWaiting };
};
