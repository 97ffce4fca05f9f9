// Text that is evaluated has no file, and Node answers no import() there.
globalThis.path = new Function("return import('node:path')")();
