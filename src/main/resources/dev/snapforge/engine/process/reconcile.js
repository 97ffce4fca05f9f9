// Given paths of built-ins that do not exist yet, remembers the objects that will hold them; the function that comes back is
// called after the bundle ran, and uses nothing that the bundle could have replaced.
(list) => {
  const { deleteProperty, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
  const resolve = (steps) => {
    let holder = globalThis;
    for (const step of steps) {
      if (holder === undefined || holder === null) return undefined;
      holder = step === '^' ? getPrototypeOf(holder) : holder[step];
    }
    return holder;
  };
  const entries = [];
  const holders = [];
  for (const path of list === '' ? [] : list.split('\n')) {
    const steps = path.split('.');
    const name = steps.pop();
    const key = name.startsWith('@@') ? Symbol[name.slice(2)] ?? Symbol.for(name) : name;
    const holder = resolve(steps);
    if (holder !== undefined) {
      entries.push({ __proto__: null, path, holder, key });
      if (steps.length > 0) {
        holders.push({ __proto__: null, root: steps[0], path: steps.join('.') });
      }
    }
  }
  const entryCount = entries.length;
  const holderCount = holders.length;
  return () => {
    let reconciled = '';
    let locked = '';
    let missing = '';
    for (let i = 0; i < entryCount; i++) {
      const { holder, key, path } = entries[i];
      if (getOwnPropertyDescriptor(holder, key) === undefined) continue;
      if (deleteProperty(holder, key)) {
        reconciled += (reconciled === '' ? '' : ' ') + path;
      } else {
        locked += (locked === '' ? '' : ' ') + path;
      }
    }
    let last = '';
    for (let i = 0; i < holderCount; i++) {
      const { root } = holders[i];
      if (root !== last && getOwnPropertyDescriptor(globalThis, root) === undefined) {
        missing += (missing === '' ? '' : ' ') + root;
      }
      last = root;
    }
    return reconciled + '|' + locked + '|' + missing;
  };
};
