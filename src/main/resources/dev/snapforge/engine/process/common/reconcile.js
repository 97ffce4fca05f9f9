// Given paths of built-ins that do not exist yet, remembers the objects that will hold them; the function that comes back is
// called after the bundle ran, and uses nothing that the bundle could have replaced.
'use strict';
(intrinsics, list) => {
  const { deleteProperty, getOwnPropertyDescriptor, getPrototypeOf, isExtensible } = Reflect;
  const { isFrozen } = Object;
  const key = (name) => (name.startsWith('@@') ? Symbol[name.slice(2)] : name);
  const resolve = (steps) => {
    let holder = globalThis;
    for (const step of steps) {
      if (holder === undefined || holder === null) return undefined;
      if (step in intrinsics) holder = intrinsics[step];
      else holder = step === '^' ? getPrototypeOf(holder) : holder[key(step)];
    }
    return holder;
  };
  const entries = [];
  const roots = [];
  for (const path of list === '' ? [] : list.split('\n')) {
    const steps = path.split('.');
    const name = steps.pop();
    const holder = resolve(steps);
    if (holder !== undefined) {
      entries.push({ __proto__: null, path, name: steps.join('.'), holder, key: key(name) });
      if (steps.length > 0 && !(steps[0] in intrinsics) && !roots.includes(steps[0])) {
        roots.push(steps[0]);
      }
    }
  }
  const entryCount = entries.length;
  const rootCount = roots.length;
  return () => {
    let reconciled = '';
    let locked = '';
    let missing = '';
    // Frozen it is of use, as long as nothing lists its properties; closed in another way V8 cannot restore it.
    let frozen = isExtensible(globalThis) || isFrozen(globalThis) ? '' : 'globalThis';
    for (let i = 0; i < entryCount; i++) {
      const { holder, key, name, path } = entries[i];
      // V8 adds to the global object even where nobody else can.
      if (holder !== globalThis && !isExtensible(holder)) {
        if (i === 0 || entries[i - 1].holder !== holder) frozen += (frozen === '' ? '' : ' ') + name;
        continue;
      }
      if (getOwnPropertyDescriptor(holder, key) === undefined) continue;
      if (deleteProperty(holder, key)) {
        reconciled += (reconciled === '' ? '' : ' ') + path;
      } else {
        locked += (locked === '' ? '' : ' ') + path;
      }
    }
    for (let i = 0; i < rootCount; i++) {
      if (getOwnPropertyDescriptor(globalThis, roots[i]) === undefined) {
        missing += (missing === '' ? '' : ' ') + roots[i];
      }
    }
    return reconciled + '|' + locked + '|' + missing + '|' + frozen;
  };
};
