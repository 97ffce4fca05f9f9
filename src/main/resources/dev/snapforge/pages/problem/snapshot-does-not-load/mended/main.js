Error.stackTraceLimit = 50;
globalThis.timeout = () => new Error('timed out');
