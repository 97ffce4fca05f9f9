// What a module exports stays inside the bundle; what the runtime is to call goes to globalThis.
import { compile } from './lib/template.mjs';

const templates = {
  welcome: '<p>Welcome, {name}!</p>',
  reminder: '<p>{name}, {count} letters are waiting.</p>',
};

// Compiled once, when the snapshot is made: the runtime finds functions, not texts.
const compiled = new Map(Object.entries(templates).map(([name, text]) => [name, compile(text)]));

globalThis.letter = (name, values) => compiled.get(name)(values);
