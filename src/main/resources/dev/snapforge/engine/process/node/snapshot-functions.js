// Outside of a snapshot builder Node's functions for snapshots throw. In a process that is compared with a restored one they do
// what comes of them there: callbacks run, and the main function waits for a start that does not come. The function that comes
// back runs the callbacks; it takes what is told of an error of one that runs after a restore.
(startupSnapshot, { getCallSites }) => {
  const before = [];
  const after = [];
  const add = (list) => (callback, data) => {
    list.push([callback, data]);
  };
  const stand = (name, value) =>
    Object.defineProperty(startupSnapshot, name, { value, writable: true, enumerable: true, configurable: true });
  stand('addSerializeCallback', add(before));
  stand('addDeserializeCallback', add(after));
  stand('setDeserializeMainFunction', () => {});
  // Modules of Node's own ask as well when they are loaded (crypto and http of Node 26), and would then call what throws here.
  stand('isBuildingSnapshot', () => !getCallSites(2)[1]?.scriptName.startsWith('node:'));
  return (failed) => {
    while (before.length > 0) {
      const [callback, data] = before.shift();
      callback(data);
    }
    stand('isBuildingSnapshot', () => false);
    while (after.length > 0) {
      const [callback, data] = after.shift();
      try {
        callback(data);
      } catch (error) {
        failed(error);
      }
    }
  };
};
