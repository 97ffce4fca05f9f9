globalThis.notFound = new Error('not found');
