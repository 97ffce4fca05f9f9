// Every property of the built-in objects as a path, one a line: of the objects that the given paths lead to, or, where none
// are given, of all that can be reached.
'use strict';
(intrinsics, list) => {
  const step = (key) => (typeof key === 'symbol' ? key.description.replace('Symbol.', '@@') : key);
  const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';
  const paths = [];

  const follow = (holder, name) => {
    if (name === '^') return Reflect.getPrototypeOf(holder);
    const key = name.startsWith('@@') ? Symbol[name.slice(2)] : name;
    return Reflect.getOwnPropertyDescriptor(holder, key)?.value;
  };
  const resolve = (path) => {
    let holder = globalThis;
    for (const name of path === '' ? [] : path.split('.')) {
      holder = name in intrinsics ? intrinsics[name] : follow(holder, name);
      if (!isObject(holder)) return undefined;
    }
    return holder;
  };
  const listKeys = (holder, path) => {
    const prefix = path === '' ? '' : path + '.';
    for (const key of Reflect.ownKeys(holder)) paths.push(prefix + step(key));
    return prefix;
  };

  if (list !== '') {
    for (const path of list.split('\n')) {
      const holder = resolve(path === '<global>' ? '' : path);
      if (holder !== undefined) listKeys(holder, path === '<global>' ? '' : path);
    }
    return paths.join('\n');
  }

  const seen = new Set();
  const queue = [];
  const visit = (value, path) => {
    if (isObject(value) && !seen.has(value)) {
      seen.add(value);
      queue.push([value, path]);
    }
  };
  visit(globalThis, '');
  for (const name of Object.keys(intrinsics)) visit(intrinsics[name], name);
  while (queue.length > 0) {
    const [holder, path] = queue.shift();
    const prefix = listKeys(holder, path);
    for (const key of Reflect.ownKeys(holder)) {
      visit(Reflect.getOwnPropertyDescriptor(holder, key).value, prefix + step(key));
    }
    visit(Reflect.getPrototypeOf(holder), prefix + '^');
  }
  return paths.join('\n');
};
