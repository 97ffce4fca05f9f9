// Uses deferred modules as the first that reads an export of theirs does, in the order in which they are named, and gives what all of
// them export, by their names.
//
// names: lines
'use strict';
async (names) => {
  const exports = { __proto__: null };
  for (const name of names.split('\n')) exports[name] = await þ$root('./' + name);
  return exports;
};
