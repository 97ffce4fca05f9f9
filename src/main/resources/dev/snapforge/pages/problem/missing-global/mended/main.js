globalThis.place = () => (typeof window === 'object' ? 'browser' : 'server');
