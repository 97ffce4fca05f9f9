// Every property that can be reached from the global object, as a path, one a line.
(() => {
  const paths = [];
  const seen = new Set([globalThis]);
  const queue = [[globalThis, '']];
  const step = (key) => (typeof key === 'symbol' ? key.description.replace('Symbol.', '@@') : key);
  const visit = (value, path) => {
    if ((typeof value === 'object' && value !== null) || typeof value === 'function') {
      if (!seen.has(value)) {
        seen.add(value);
        queue.push([value, path + '.']);
      }
    }
  };
  while (queue.length > 0) {
    const [holder, prefix] = queue.shift();
    for (const key of Reflect.ownKeys(holder)) {
      const path = prefix + step(key);
      paths.push(path);
      const { value, get, set } = Reflect.getOwnPropertyDescriptor(holder, key);
      visit(value, path);
      visit(get, path + '.get');
      visit(set, path + '.set');
    }
    visit(Reflect.getPrototypeOf(holder), prefix + '^');
  }
  return paths.join('\n');
})();
