// Every host binds the slot: then the finding says all that there is to say. This one is made on first use.
let id;
globalThis.id = () => (id ??= crypto.randomUUID());
