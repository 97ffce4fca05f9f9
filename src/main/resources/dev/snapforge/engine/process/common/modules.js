// Links and evaluates what transform.js makes of ES modules, as ECMA-262 does with module records (16.2.1). Uses nothing that
// the bundle could have replaced, because it is at work while the bundle runs.
(() => {
  const { defineProperty, getPrototypeOf, preventExtensions } = Object;
  const { apply } = Reflect;
  const { sort } = Array.prototype;
  const { toStringTag } = Symbol;
  const next = getPrototypeOf(function* () {}).prototype.next;
  const nextAsync = getPrototypeOf(async function* () {}).prototype.next;
  const OPEN = { __proto__: null, configurable: true, enumerable: true, writable: true };
  const records = { __proto__: null };
  const AMBIGUOUS = { __proto__: null };

  const push = (list, value) => defineProperty(list, list.length, { __proto__: null, ...OPEN, value });
  const advance = ({ waits, generator }) => apply(waits ? nextAsync : next, generator, []);
  const target = (record, index) => records[record.requested[index]];

  // Importers have copies. What is not initialised yet throws when it is read, and is skipped.
  const update = (record) => {
    const { subscribers } = record;
    for (let i = 0; i < subscribers.length; i++) {
      let value;
      try {
        value = subscribers[i].read();
      } catch {
        continue;
      }
      subscribers[i].write(value);
    }
  };

  // 16.2.1.7.2.2 ResolveExport
  const resolve = (record, name, seen) => {
    for (let i = 0; i < seen.length; i++) {
      if (seen[i].record === record && seen[i].name === name) return undefined;
    }
    push(seen, { record, name });
    if (name in record.getters) return { record, name };
    for (let i = 0; i < record.indirect.length; i++) {
      const { 0: exported, 1: index, 2: imported } = record.indirect[i];
      if (exported !== name) continue;
      const from = target(record, index);
      return imported === '*' ? { record: from, name: '*' } : resolve(from, imported, seen);
    }
    let found;
    for (let i = 0; name !== 'default' && i < record.stars.length; i++) {
      const other = resolve(target(record, record.stars[i]), name, seen);
      if (other === AMBIGUOUS) return AMBIGUOUS;
      if (found && other && (found.record !== other.record || found.name !== other.name)) return AMBIGUOUS;
      found ??= other;
    }
    return found;
  };

  // 16.2.1.7.2.1 GetExportedNames
  const addNames = (record, names, visited, viaStar) => {
    if (visited[record.name]) return;
    visited[record.name] = true;
    for (const name in record.getters) if (!viaStar || name !== 'default') names[name] = true;
    for (let i = 0; i < record.indirect.length; i++) {
      const name = record.indirect[i][0];
      if (!viaStar || name !== 'default') names[name] = true;
    }
    for (let i = 0; i < record.stars.length; i++) addNames(target(record, record.stars[i]), names, visited, true);
  };

  const namespace = (record) => {
    if (record.namespace) return record.namespace;
    record.namespace = { __proto__: null };
    const names = { __proto__: null };
    addNames(record, names, { __proto__: null }, false);
    const sorted = [];
    for (const name in names) push(sorted, name);
    apply(sort, sorted, []);
    for (let i = 0; i < sorted.length; i++) {
      const found = resolve(record, sorted[i], []);
      if (found && found !== AMBIGUOUS) {
        const get = found.name === '*' ? () => namespace(found.record) : found.record.getters[found.name];
        defineProperty(record.namespace, sorted[i], { __proto__: null, get, enumerable: true });
      }
    }
    defineProperty(record.namespace, toStringTag, { __proto__: null, value: 'Module' });
    return preventExtensions(record.namespace);
  };

  return {
    /** @param {string} resolved lines that alternate: a specifier, the name of the module that it means */
    add(name, module, resolved) {
      const lines = resolved.split('\n');
      const requested = module.requests.map((specifier) => lines[lines.findIndex((it, i) => i % 2 === 0 && it === specifier) + 1]);
      const record = { __proto__: null, ...module, name, requested, getters: { __proto__: null }, subscribers: [] };
      records[name] = record;
      // Called as it is, because at the top of a module, this is undefined.
      const { body } = module;
      record.generator = body(
        (getters, setters) => {
          for (let i = 0; i < getters.length; i++) record.getters[getters[i][0]] = getters[i][1];
          record.setters = setters;
        },
        (value) => {
          update(record);
          return value;
        },
      );
      advance(record);
    },

    link() {
      for (const name in records) {
        const record = records[name];
        for (let i = 0; i < record.imports.length; i++) {
          const { 1: index, 2: imported } = record.imports[i];
          const from = target(record, index);
          const found = imported === '*' ? { record: from, name: '*' } : resolve(from, imported, []);
          const write = record.setters[i];
          if (found.name === '*') write(namespace(found.record));
          else push(found.record.subscribers, { read: found.record.getters[found.name], write });
        }
      }
      for (const name in records) update(records[name]);
    },

    // 16.2.1.6.1.3 Evaluate: nothing where all is done, a promise where a module waits.
    evaluate: function evaluate(name) {
      const record = records[name];
      if (record.started) return record.ended;
      record.started = true;
      const pending = [];
      for (let i = 0; i < record.requests.length; i++) {
        const ended = evaluate(record.requested[i]);
        if (ended) push(pending, ended);
      }
      const run = async () => {
        for (let i = 0; i < pending.length; i++) await pending[i];
        await advance(record);
        update(record);
      };
      if (pending.length > 0 || record.waits) return (record.ended = run());
      advance(record);
      update(record);
      return undefined;
    },
  };
})();
