(() => {
  // src/clock.ts
  var start = {
    at: Date.now() + 0.5
  };

  // src/main.ts
  globalThis.started = () => start;
})();
