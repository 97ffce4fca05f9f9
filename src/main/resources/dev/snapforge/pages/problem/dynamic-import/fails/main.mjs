// Nothing can be loaded later while a snapshot is made.
globalThis.editor = import('./editor.mjs');
