// In the time zone of the process that builds, which is UTC.
globalThis.midnight = new Date(2026, 0, 1);
