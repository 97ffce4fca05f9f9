globalThis.startedAt = Date.now();
//# sourceMappingURL=main.js.map
