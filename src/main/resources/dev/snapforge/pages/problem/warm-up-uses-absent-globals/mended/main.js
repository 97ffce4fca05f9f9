globalThis.place = (scope) => (scope.window ? 'browser' : 'server');
