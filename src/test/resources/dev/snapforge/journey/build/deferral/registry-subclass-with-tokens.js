// target: plain
// check: [tracker.unregister(token), tracker.unregister(token), before].join()
// check: thrown
class Tracker extends FinalizationRegistry {
  track(object) {
    const token = {};
    this.register(object, 1, token);
    return token;
  }
}
const tracker = new Tracker(() => {});
globalThis.tracker = tracker;
globalThis.token = tracker.track({});
(() => {
  for (let i = 0; i < 1000; i++) tracker.track([i]);
})();
globalThis.before = tracker.unregister({});
try {
  tracker.register(1);
} catch (error) {
  globalThis.thrown = error.message;
}
