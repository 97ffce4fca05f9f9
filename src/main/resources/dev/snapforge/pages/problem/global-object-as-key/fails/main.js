const scopes = new Map([[globalThis, 'global']]);
globalThis.scopeOf = (it) => scopes.get(it);
