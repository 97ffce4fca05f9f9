// WebIDL, 2.5.9: what an interface of pairs has besides entries.
export const iterable = (type) => {
  const members = {
    *keys() {
      for (const [key] of this.entries()) yield key;
    },
    *values() {
      for (const [, value] of this.entries()) yield value;
    },
    forEach(callback, receiver) {
      for (const [key, value] of this.entries()) callback.call(receiver, value, key, this);
    },
  };
  for (const name of Object.keys(members)) {
    Object.defineProperty(type.prototype, name, { value: members[name], writable: true, configurable: true });
  }
  Object.defineProperty(type.prototype, Symbol.iterator, { value: type.prototype.entries, writable: true, configurable: true });
};
