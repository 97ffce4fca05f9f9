const { onRestore, slot } = globalThis[Symbol.for('snapforge')];
const region = slot('region');
globalThis.seen = [];
onRestore(function locate() {
  seen.push(`region ${region()}`);
});
onRestore(() => seen.push(`mode ${process.env.MODE}`));
