class Failure extends Error {}
globalThis.Failure = Failure;
