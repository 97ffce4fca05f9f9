// onRestore, as the preludes have it, while the files run: it hands on to Node, so that all callbacks have one order. The function that
// comes back takes it away, and a snapshot holds it only if the bundle kept it.
(startupSnapshot) => {
  const key = Symbol.for('snapforge');
  const onRestore = (callback) => {
    if (typeof callback !== 'function') throw new TypeError('onRestore takes a function');
    if (startupSnapshot.isBuildingSnapshot()) startupSnapshot.addDeserializeCallback(callback);
    // In a restored process, and from the first callback on, it is the moment that is waited for.
    else callback();
  };
  Reflect.defineProperty(globalThis, key, { value: Object.freeze({ onRestore }), configurable: true });
  return () => Reflect.deleteProperty(globalThis, key);
};
