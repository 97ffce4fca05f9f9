// Node's builder loads nothing while a snapshot is made.
globalThis.path = import('node:path');
