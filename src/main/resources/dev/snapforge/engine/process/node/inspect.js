// Has V8 write what its heap consists of.
({ require, end }) => {
  require('v8').writeHeapSnapshot('/snapforge/heap');
  end([]);
};
