// What was computed from the time is in the snapshot.
globalThis.year = new Date().getUTCFullYear();
