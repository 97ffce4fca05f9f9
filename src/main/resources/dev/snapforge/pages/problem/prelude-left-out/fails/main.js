globalThis.page = new URL('http://localhost/');
