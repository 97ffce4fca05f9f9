// How long this process took until here, and to the first result. Node counts from the start of the process.
({ require, request, own, evaluate, end, run }) => {
  const { performance } = require('perf_hooks');
  const v8 = require('v8');
  // In microseconds, of all threads.
  const processor = () => {
    const { user, system } = process.cpuUsage();
    return user + system;
  };
  const collect = () => {
    globalThis.gc();
    return v8.getHeapStatistics().used_heap_size;
  };
  const grown = [];
  let scripts = [];
  if (!request.restored) {
    // One that keeps what it grew by is not a measurement.
    let before = request.keep ? collect() : 0;
    const callbacks = own('node/snapshot-functions.js')(v8.startupSnapshot, require('util'));
    const removeOnRestore = own('node/on-restore.js')(v8.startupSnapshot);
    const each = () => {
      if (request.keep) {
        const now = collect();
        grown.push(Math.max(0, now - before));
        before = now;
      }
    };
    scripts = run({ caches: request.caches, each });
    // What the files left to promises is part of their loading.
    process._tickCallback();
    removeOnRestore();
    callbacks((error) => {
      throw error;
    });
  }
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
    ...(request.keep ? scripts.map((script) => ['cache', script.createCachedData().toString('base64')]) : []),
    ...grown.map((bytes) => ['grown', bytes]),
  ]);
};
