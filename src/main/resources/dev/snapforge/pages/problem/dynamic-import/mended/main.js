globalThis.path = import('node:path');
