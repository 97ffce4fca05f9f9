const scopes = new Map();
globalThis.scopeOf = (it) => (it === globalThis ? 'global' : scopes.get(it));
