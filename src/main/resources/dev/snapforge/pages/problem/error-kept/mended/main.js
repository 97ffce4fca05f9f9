try {
  undefined.missing();
} catch (error) {
  // Reading the stack makes it a string, which can be in a snapshot.
  void error.stack;
  globalThis.why = error;
}
