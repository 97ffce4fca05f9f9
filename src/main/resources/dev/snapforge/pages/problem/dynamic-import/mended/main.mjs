import * as editor from './editor.mjs';
globalThis.editor = editor;
