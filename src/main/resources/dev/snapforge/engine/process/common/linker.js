// Links modules that transform.js describes (ECMA-262, 16.2.1.7): finds for every name the variable that it stands for, and gives each
// module's code with what modules.js needs to run it.
'use strict';
(({ describe, emit }) => {
  const modules = new Map();
  const AMBIGUOUS = {};
  const { stringify } = JSON;

  const target = (module, specifier) => modules.get(module.resolved.get(specifier));

  // 16.2.1.7.2.2 ResolveExport
  const resolve = (module, name, seen = []) => {
    if (seen.some((it) => it.module === module && it.name === name)) return undefined;
    seen.push({ module, name });
    const local = module.locals.find(({ exported }) => exported === name);
    if (local) return { module, name, local: local.local };
    const indirect = module.indirect.find(({ exported }) => exported === name);
    if (indirect) {
      const from = target(module, indirect.from);
      return indirect.whole ? { module: from, name: '*', whole: true } : resolve(from, indirect.name, seen);
    }
    let found;
    for (const specifier of name === 'default' ? [] : module.stars) {
      const other = resolve(target(module, specifier), name, seen);
      if (other === AMBIGUOUS) return AMBIGUOUS;
      if (found && other && (found.module !== other.module || found.name !== other.name)) return AMBIGUOUS;
      found ??= other;
    }
    return found;
  };

  // 16.2.1.7.2.1 GetExportedNames
  const exportedNames = (module, visited = new Set()) => {
    if (visited.has(module)) return [];
    visited.add(module);
    const names = new Set([...module.locals, ...module.indirect].map(({ exported }) => exported));
    for (const specifier of module.stars) {
      for (const name of exportedNames(target(module, specifier), visited)) if (name !== 'default') names.add(name);
    }
    return [...names];
  };

  /** Marks the modules that import themselves, directly or not (Tarjan). */
  const findCycles = () => {
    let count = 0;
    const stack = [];
    const enter = (module) => {
      module.index = module.low = count++;
      stack.push(module);
      for (const specifier of module.requests) {
        const other = target(module, specifier);
        if (other === module) module.cyclic = true;
        if (other.index === undefined) enter(other);
        if (!other.done) module.low = Math.min(module.low, other.low);
      }
      if (module.low !== module.index) return;
      const component = stack.splice(stack.indexOf(module));
      for (const it of component) {
        it.done = true;
        if (component.length > 1) it.cyclic = true;
      }
    };
    for (const module of modules.values()) if (module.index === undefined) enter(module);
  };

  // What is not in a cycle with its importer was evaluated before it, and what is never assigned afterwards stays.
  const isLive = (module, found) =>
    module.cyclic || (!found.whole && (found.module.assigned.has(found.local) || found.module.evaluates));

  return {
    /**
     * @param {string} resolved lines that alternate: a specifier, the name of the module that it means
     * @returns {string} empty, or where V8 knows syntax that the parser does not know yet: "line:column:message"
     */
    add(name, source, resolved) {
      let module;
      try {
        module = describe(source);
      } catch ({ loc, message }) {
        return `${loc?.line ?? 0}:${(loc?.column ?? -1) + 1}:${message}`;
      }
      const lines = resolved.split('\n');
      module.name = name;
      module.resolved = new Map();
      for (let i = 0; i + 1 < lines.length; i += 2) module.resolved.set(lines[i], lines[i + 1]);
      modules.set(name, module);
      return '';
    },

    /** @param {boolean} whole whether any module may be imported as a whole, by import() */
    link(whole) {
      findCycles();
      for (const module of modules.values()) {
        module.imported = new Map();
        for (const { local, from, name, whole } of module.imports) {
          const other = target(module, from);
          module.imported.set(local, whole ? { module: other, name: '*', whole } : resolve(other, name));
        }
      }
      // A namespace may hold others.
      const wanted = [...modules.values()].flatMap(({ imported }) => [...imported.values()]);
      if (whole) for (const module of modules.values()) wanted.push({ module, name: '*', whole });
      for (const { module, whole } of wanted) {
        if (!whole || module.names) continue;
        module.names = exportedNames(module)
          .sort((one, other) => (one < other ? -1 : 1))
          .map((name) => ({ exported: name, found: resolve(module, name) }))
          .filter(({ found }) => found && found !== AMBIGUOUS);
        wanted.push(...module.names.map(({ found }) => found));
      }
    },

    /** The code of a module, as transform.js describes it. */
    code(name, separator) {
      const module = modules.get(name);
      const reference = ({ module: { name: of }, name: exported, whole }) => `${stringify(of)},${whole ? null : stringify(exported)}`;
      const imports = [...module.imported].map(([local, found]) => `[${stringify(local)},${reference(found)}]`);
      const names = (module.names ?? []).map(({ exported, found }) => `[${stringify(exported)},${reference(found)}]`);
      const requested = module.requests.map((specifier) => stringify(module.resolved.get(specifier)));
      const header = `requested:[${requested}],imports:[${imports}],names:[${names}]`;
      return emit(module, (local) => isLive(module, module.imported.get(local)), header, separator);
    },
  };
});
