// How globals are put in place: with the attributes of WebIDL's interfaces, and their members enumerable.
const { defineProperty, getOwnPropertyNames } = Object;

export const define = (values) => {
  for (const name of getOwnPropertyNames(values)) {
    // The bundler gives another name where two would collide.
    if (typeof values[name] === 'function') defineProperty(values[name], 'name', { value: name });
    defineProperty(globalThis, name, { value: values[name], writable: true, enumerable: false, configurable: true });
  }
};

export const shape = (name, type) => {
  for (const holder of [type, type.prototype]) {
    for (const key of getOwnPropertyNames(holder)) {
      if (!/^(constructor|prototype|length|name)$/.test(key) || (key === 'name' && holder === type.prototype)) {
        defineProperty(holder, key, { enumerable: true });
      }
    }
  }
  defineProperty(type.prototype, Symbol.toStringTag, { value: name, configurable: true });
};

export const expose = (types) => {
  for (const name of getOwnPropertyNames(types)) shape(name, types[name]);
  define(types);
};

// Constants, which WebIDL has on an interface and on its prototype.
export const constants = (type, values) => {
  for (const name of getOwnPropertyNames(values)) {
    for (const holder of [type, type.prototype]) defineProperty(holder, name, { value: values[name], enumerable: true });
  }
};
