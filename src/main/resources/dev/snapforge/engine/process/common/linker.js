// Links modules that transform.js describes (ECMA-262, 16.2.1.7): finds for every name the variable that it stands for, and gives each
// module's code with what modules.js needs to run it. A deferred module is evaluated when one of its exports is first read (policy.defer):
// it is no longer one that its importers wait for, and they read its exports where they use them.
'use strict';
(({ describe, emit }, unsafe) => {
  const modules = new Map();
  const AMBIGUOUS = {};
  const { stringify } = JSON;

  const target = (module, specifier) => modules.get(module.resolved.get(specifier));

  // Which modules an export goes through: its importer's source has all of them evaluated before it reads it.
  const through = (module, found) => (found && found !== AMBIGUOUS ? { ...found, path: [module, ...found.path] } : found);

  // 16.2.1.7.2.2 ResolveExport
  const resolve = (module, name, seen = []) => {
    if (seen.some((it) => it.module === module && it.name === name)) return undefined;
    seen.push({ module, name });
    const local = module.locals.find(({ exported }) => exported === name);
    if (local) return { module, name, local: local.local, path: [module] };
    const indirect = module.indirect.find(({ exported }) => exported === name);
    if (indirect) {
      const from = target(module, indirect.from);
      return indirect.whole ? { module: from, name: '*', whole: true, path: [module] } : through(module, resolve(from, indirect.name, seen));
    }
    let found;
    for (const specifier of name === 'default' ? [] : module.stars) {
      const other = through(module, resolve(target(module, specifier), name, seen));
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
        it.component = component;
        if (component.length > 1) it.cyclic = true;
      }
    };
    for (const module of modules.values()) if (module.index === undefined) enter(module);
  };

  // What is not in a cycle with its importer was evaluated before it, and what is never assigned afterwards stays.
  const isLive = (module, found) =>
    module.cyclic ||
    found.path.some(({ deferred }) => deferred) ||
    (!found.whole && (found.module.assigned.has(found.local) || found.module.evaluates));

  const place = (module, offset) => {
    const lines = module.source.slice(0, offset).split(/\r\n|[\r\n\u2028\u2029]/);
    return `${lines.length}:${lines[lines.length - 1].length + 1}:${module.name}`;
  };
  /** Where a module uses an import first, outside of functions if it does so there; or where it imports it. */
  const firstUse = (module, local) => {
    const uses = module.uses.filter(({ node, meta }) => !meta && node.name === local);
    const first = uses.find(({ later }) => !later) ?? uses[0];
    return place(module, first ? first.node.start : module.links[0].start);
  };
  /** Where a module is imported first. */
  const imported = (module) => {
    for (const other of modules.values()) {
      const link = other === module ? undefined : other.links.find(({ from }) => target(other, from) === module);
      if (link) return place(other, link.start);
    }
    return place(module, 0);
  };

  /** In the place of a deferred module, those that it imports, as far as they are evaluated in their turn. */
  const evaluated = (module, seen = new Set()) =>
    module.requests
      .map((specifier) => target(module, specifier))
      .flatMap((other) => {
        if (!other.deferred) return [other];
        if (seen.has(other)) return [];
        seen.add(other);
        return evaluated(other, seen);
      });

  return {
    /**
     * @param {string} resolved lines that alternate: a specifier, the name of the module that it means
     * @param {boolean} deferred whether it is evaluated when it is first used
     * @param {boolean} entry whether it runs by itself
     * @returns {string} empty, or where V8 knows syntax that the parser does not know yet: "line:column:message"
     */
    add(name, source, resolved, deferred, entry) {
      let module;
      try {
        module = describe(source);
      } catch ({ loc, message }) {
        return `${loc?.line ?? 0}:${(loc?.column ?? -1) + 1}:${message}`;
      }
      const lines = resolved.split('\n');
      Object.assign(module, { name, deferred, entry });
      module.resolved = new Map();
      for (let i = 0; i + 1 < lines.length; i += 2) module.resolved.set(lines[i], lines[i + 1]);
      modules.set(name, module);
      return '';
    },

    /**
     * Adds a module of the host's, which was evaluated before all others.
     *
     * @param {string[]} exported the names of its exports
     * @param {boolean} live whether what it exports may change
     */
    host(name, exported, live) {
      const locals = exported.map((it) => ({ exported: it, local: it }));
      const assigned = new Set(live ? exported : []);
      const none = { requests: [], links: [], imports: [], indirect: [], stars: [], uses: [] };
      modules.set(name, { ...none, name, locals, assigned, host: true, deferred: false, resolved: new Map() });
    },

    /**
     * @param {boolean} whole whether any module may be imported as a whole, by import()
     * @returns {string} lines "line:column:file\tmessage": why modules cannot be deferred; empty if all can
     */
    link(whole) {
      findCycles();
      for (const module of modules.values()) {
        module.imported = new Map();
        for (const { local, from, name, whole } of module.imports) {
          const other = target(module, from);
          module.imported.set(local, whole ? { module: other, name: '*', whole, path: [] } : resolve(other, name));
        }
      }
      // A namespace may hold others.
      const wanted = [...modules.values()].flatMap(({ imported }) => [...imported.values()]);
      if (whole) for (const module of modules.values()) if (!module.host) wanted.push({ module, name: '*', whole });
      for (const { module, whole } of wanted) {
        if (!whole || module.names || module.host) continue;
        module.names = exportedNames(module)
          .sort((one, other) => (one < other ? -1 : 1))
          .map((name) => ({ exported: name, found: resolve(module, name) }))
          .filter(({ found }) => found && found !== AMBIGUOUS);
        wanted.push(...module.names.map(({ found }) => found));
      }
      const written = [...modules.values()].filter(({ host }) => !host);
      return written.flatMap((module) => unsafe(module, [...modules.values()], target, place)).join('\n');
    },

    /** The code of a module, as transform.js describes it. */
    code(name, separator) {
      const module = modules.get(name);
      const reference = ({ module: { name: of }, name: exported, whole, path }) => {
        const via = path.filter(({ deferred }) => deferred).map(({ name }) => stringify(name));
        return `${stringify(of)},${whole ? null : stringify(exported)}${via.length > 0 ? `,[${via}]` : ''}`;
      };
      const imports = [...module.imported].map(([local, found]) => {
        const used = found.path.some(({ deferred }) => deferred) ? `,${stringify(firstUse(module, local))}` : '';
        return `[${stringify(local)},${reference(found)}${used}]`;
      });
      const names = (module.names ?? []).map(({ exported, found }) => `[${stringify(exported)},${reference(found)}]`);
      const before = [...new Set(evaluated(module))];
      const all = module.requests.map((specifier) => target(module, specifier));
      const requested = (module.deferred ? all : before).map(({ name: of }) => stringify(of));
      const later = module.deferred ? `before:[${before.map(({ name: of }) => stringify(of))}],place:${stringify(imported(module))},` : '';
      const header = `requested:[${requested}],${later}imports:[${imports}],names:[${names}]`;
      return emit(module, (local) => isLive(module, module.imported.get(local)), header, separator);
    },
  };
});
