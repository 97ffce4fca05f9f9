const registry = new FinalizationRegistry((id) => release(id));
function release(id) {}
registry.register({}, 1);
