// The engine puts its own into its place when it loads the snapshot.
Promise.try = (work) => new Promise((resolve) => resolve(work()));
globalThis.run = (work) => Promise.try(work);
