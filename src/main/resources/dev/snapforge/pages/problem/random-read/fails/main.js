// What was computed from the random number is in the snapshot.
globalThis.lucky = Math.random() < 0.5;
