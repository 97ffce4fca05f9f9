globalThis.path = require('node:path');
