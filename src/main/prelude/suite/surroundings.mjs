// Scripts that a test's context runs between the prelude and the test.

// What the suite's own server and wrapper give a test: where it is, what kind of place it runs in, and its data by fetch.
// A relative address has no base in the prelude, so that fetch is replaced for the tests.
export const SURROUNDINGS = `
  globalThis.GLOBAL = { isWindow: () => false, isWorker: () => false, isShadowRealm: () => false };
  globalThis.location = { search: '', href: 'http://web-platform.test/', pathname: '/' };
  globalThis.fetch = (path) => new Promise((done) => readData(String(path), (text) => done(new Response(text))));`;

// With FileReader, which the prelude has not, the tests of blobs read what they have made: it is given to them, by arrayBuffer().
export const READER = `
  globalThis.FileReader = class extends EventTarget {
    #read(blob, convert) {
      blob.arrayBuffer().then((buffer) => {
        this.result = convert(buffer);
        for (const type of ['load', 'loadend']) {
          this.dispatchEvent(new Event(type));
          this['on' + type]?.(new Event(type));
        }
      });
    }
    readAsText(blob) { this.#read(blob, (buffer) => new TextDecoder().decode(buffer)); }
    readAsArrayBuffer(blob) { this.#read(blob, (buffer) => buffer); }
  };`;

// Called by testharness.js when all tests have ended.
export const REPORT = `
  add_completion_callback((tests, { status, message }) =>
    report(JSON.stringify({
      status,
      message,
      tests: tests.map((test) => ({ name: test.name, status: test.status, message: test.message })),
    })));`;
