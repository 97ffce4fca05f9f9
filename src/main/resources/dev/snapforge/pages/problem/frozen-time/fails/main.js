// Every runtime that starts from the snapshot has this time.
globalThis.startedAt = Date.now();
