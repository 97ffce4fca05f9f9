// What needs the document waits until there is one.
globalThis.start = () => {
  document.title = 'Shop';
};
