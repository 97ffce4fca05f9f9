const run = (work) => new Promise((resolve) => resolve(work()));
globalThis.run = run;
