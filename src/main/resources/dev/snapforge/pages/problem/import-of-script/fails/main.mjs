import './settings.js'; // a .js file is a classic script, not a module
globalThis.port = () => settings.port;
