// What the modules of Node's that cannot be in a snapshot have: see node-modules.js. It is asked of a process that makes none.
(() => {
  const isPlain = (value) => {
    if (typeof value !== 'object' || value === null) return typeof value !== 'function' && typeof value !== 'symbol' && typeof value !== 'undefined';
    const prototype = Object.getPrototypeOf(value);
    return (Array.isArray(value) || prototype === Object.prototype || prototype === null) && Object.values(value).every(isPlain);
  };
  const shape = (value) => {
    if (typeof value === 'function') {
      const promisified = typeof value[Symbol.for('nodejs.util.promisify.custom')] === 'function';
      return { f: [value.name, value.length, promisified, value.prototype !== undefined] };
    }
    // What is large is not worth its place in the snapshot.
    return isPlain(value) && JSON.stringify(value).length < 20000 ? { v: value } : { o: true };
  };
  const shapes = {};
  for (const name of ['http', 'https', 'http2', 'tls']) {
    const module = require(name);
    shapes[name] = Object.fromEntries(Object.keys(module).map((key) => [key, shape(module[key])]));
  }
  return JSON.stringify(shapes);
})()
