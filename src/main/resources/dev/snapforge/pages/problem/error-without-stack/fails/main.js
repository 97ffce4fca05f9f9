function Failure(message) {
  this.message = message;
}
Failure.prototype = new Error();
globalThis.Failure = Failure;
