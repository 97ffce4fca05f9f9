const { createGzip } = require('node:zlib');
globalThis.gzip = createGzip();
