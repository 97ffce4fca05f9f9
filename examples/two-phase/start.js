// Phase two, once the snapshot is loaded: the host gives what no snapshot can hold. Here these are functions of JavaScript; in
// Java they are those of an interceptor object that the host has put into the runtime.
globalThis[Symbol.for('snapforge')].bind({
  timeOfDay: () => '12:00',
  console: (level, text) => {},
});
