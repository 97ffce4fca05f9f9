// Every runtime that starts from the snapshot has this number.
globalThis.session = Math.random();
