// Nothing sets this while the snapshot is made.
while (!globalThis.ready) {}
