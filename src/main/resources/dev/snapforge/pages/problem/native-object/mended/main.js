globalThis.gzip = () => require('node:zlib').createGzip();
