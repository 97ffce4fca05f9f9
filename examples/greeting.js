// A small program as it would run at the start of a function: a table is built once, and requests use it.
const greetings = new Map([
  ['en', 'Hello'],
  ['de', 'Guten Tag'],
  ['fr', 'Bonjour'],
  ['ja', 'こんにちは'],
]);

globalThis.greet = (name, language = 'en') => `${greetings.get(language) ?? greetings.get('en')}, ${name}!`;
