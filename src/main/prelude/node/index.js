import '../web/index.js';
import './buffer.js';
import './immediate.js';
import './process.js';
