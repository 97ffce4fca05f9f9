// A check is an expression over `pkg`, the package's exports, and `it`, its default export or else all of them.

/** The expression as a runtime evaluates it. */
export function expression(text) {
  return `((pkg, it) => (${text}))(__pkg, __pkg.default ?? __pkg)`;
}

/** What the service is asked for one check: a promise takes two, for its value is there when the first has been evaluated. */
export function forService({ value, promise, expected }) {
  if (value !== undefined) {
    return [{ expression: expression(value), expected }];
  }
  const settle = `(${promise}).then((it) => { globalThis.__settled = it; }, (it) => { globalThis.__settled = String(it); })`;
  return [{ expression: expression(`${settle}, 'started'`), expected: 'started' }, { expression: '__settled', expected }];
}

/** The same for Node's programs, which can wait. */
export function forNode({ value, promise }) {
  return expression(value ?? promise);
}
