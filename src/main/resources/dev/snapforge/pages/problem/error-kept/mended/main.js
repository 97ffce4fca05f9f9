globalThis.notFound = new Error('not found');
// Reading the stack formats it: strings can be in a snapshot.
void globalThis.notFound.stack;
