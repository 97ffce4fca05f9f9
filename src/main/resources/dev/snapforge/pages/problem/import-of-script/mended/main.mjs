import { settings } from './settings.mjs';
globalThis.port = () => settings.port;
