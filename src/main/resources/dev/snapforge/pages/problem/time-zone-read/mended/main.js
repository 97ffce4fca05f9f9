globalThis.midnight = () => new Date(2026, 0, 1);
