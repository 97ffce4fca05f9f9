try {
  undefined.missing();
} catch (error) {
  globalThis.why = error;
}
