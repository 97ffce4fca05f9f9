// Put before the files in a plain runtime: notes what the bundle's calls of WebAssembly do there, and whether they could wait.
{
  const { apply, construct, defineProperty } = Reflect;
  const facts = { failed: '', validated: [] };
  const fail = (what, error) => {
    if (facts.failed === '') facts.failed = `${what} throws ${String(error)}`;
    throw error;
  };
  const noting = (key) => {
    const native = WebAssembly[key];
    WebAssembly[key] = new Proxy(native, {
      apply(target, self, values) {
        const result = apply(target, self, values);
        return result instanceof Promise ? result.catch((error) => fail(`WebAssembly.${key}`, error)) : result;
      },
      construct(target, values, newTarget) {
        try {
          return construct(target, values, newTarget === WebAssembly[key] ? target : newTarget);
        } catch (error) {
          return fail(`new WebAssembly.${key}`, error);
        }
      },
    });
  };
  for (const key of ['Module', 'Instance', 'Memory', 'Table', 'Global', 'compile', 'instantiate']) noting(key);
  const { validate } = WebAssembly;
  WebAssembly.validate = (source) => {
    const valid = validate(source);
    facts.validated.push(valid);
    return valid;
  };
  defineProperty(globalThis, Symbol.for('snapforge.facts'), { value: () => JSON.stringify(facts) });
}
