const inBrowser = typeof window === 'object';
globalThis.place = () => (inBrowser ? 'browser' : 'server');
