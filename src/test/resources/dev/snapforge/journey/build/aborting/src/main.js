const lazy = require('./lazy.js');
globalThis.before = 1;
globalThis.answer = lazy.answer;
globalThis.after = 2;
