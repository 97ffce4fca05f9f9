// How long this process took until here, and to the first result. Node counts from the start of the process.
(tools) => {
  const { require, request, own, evaluate, end } = tools;
  const { performance } = require('perf_hooks');
  const v8 = require('v8');
  // In microseconds, of all threads.
  const processor = () => {
    const { user, system } = process.cpuUsage();
    return user + system;
  };
  // With another flag than its reader's, V8 does not take a code cache: the flag is there as long as it takes to get the function.
  const collector = () => {
    v8.setFlagsFromString('--expose-gc');
    const gc = tools.vm.runInNewContext('gc');
    v8.setFlagsFromString('--no-expose-gc');
    return gc;
  };
  const gc = request.keep ? collector() : undefined;
  const collect = () => {
    gc();
    return v8.getHeapStatistics().used_heap_size;
  };
  const measured = (caches) => {
    const started = performance.now();
    const startedCpu = processor();
    evaluate(request.first, 'first-result');
    // What the first result waits for without the event loop, as in every engine.
    process._tickCallback();
    const answered = performance.now();
    const answeredCpu = processor();
    const heap = v8.getHeapStatistics();
    end([
      ['started', Math.round(started * 1e6)],
      ['answered', Math.round(answered * 1e6)],
      ['startedCpu', startedCpu * 1e3],
      ['answeredCpu', answeredCpu * 1e3],
      ['used', heap.used_heap_size],
      ['physical', heap.total_physical_size],
      ['external', heap.external_memory],
      ...caches.map((cache) => ['cache', cache.toString('base64')]),
      ...grown.map((bytes) => ['grown', bytes]),
    ]);
  };
  const grown = [];
  if (request.restored) {
    measured([]);
    return;
  }
  // One that keeps what it grew by is not a measurement.
  let before = request.keep ? collect() : 0;
  const keep = (i) => {
    const now = collect();
    grown[i] += Math.max(0, now - before);
    before = now;
  };
  if (request.keep) grown.push(...request.scripts.map(() => 0));
  const callbacks = own('node/snapshot-functions.js')(v8.startupSnapshot, require('util'));
  const removeOnRestore = own('node/on-restore.js')(v8.startupSnapshot);
  own('node/files.js')(tools).run({
    native: true,
    caches: request.caches,
    keep: request.keep ? keep : undefined,
    then(caches) {
      // What the files left to promises is part of their loading.
      process._tickCallback();
      removeOnRestore();
      callbacks((error) => {
        throw error;
      });
      measured(request.keep ? caches() : []);
    },
  });
};
