Object.defineProperty(Error, 'stackTraceLimit', { value: 50, configurable: true });
globalThis.timeout = new Error('timed out');
