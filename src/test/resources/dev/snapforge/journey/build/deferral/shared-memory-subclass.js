// target: plain
// check: words.count + words.slice(4).byteLength
// check: words instanceof SharedArrayBuffer && words instanceof Words
// check: Object.getPrototypeOf(Words) === SharedArrayBuffer
// check: new Words(16).count
class Words extends SharedArrayBuffer {
  get count() {
    return this.byteLength / 4;
  }
}
globalThis.Words = Words;
globalThis.words = new Words(8);
