import '../web/index.js';
