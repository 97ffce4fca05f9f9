globalThis.total = (...prices) => prices.reduce((sum, it) => sum + it, '');
