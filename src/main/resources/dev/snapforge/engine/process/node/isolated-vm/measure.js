// How long it takes in this process, which has started one empty isolate before, until an isolate has everything, and to its first result.
// The snapshot is in memory, as it is for one who starts many isolates from it.
(tools) => {
  const { request, own, end } = tools;
  const { open, snapshotIn, restore, ivm } = own('node/isolated-vm/isolates.js')(tools);
  const { hrtime } = process;
  // In nanoseconds, of all threads.
  const processor = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) * 1000;
  };
  const now = () => Number(hrtime.bigint());
  const first = open();
  first.context.evalSync('0', { filename: 'first-result' });
  first.isolate.getHeapStatisticsSync();

  const snapshot = request.restored ? snapshotIn('snapshot.blob') : undefined;
  const caches = request.caches.map((cache) => {
    const bytes = Buffer.from(cache, 'base64');
    return new ivm.ExternalCopy(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  });
  const begin = now();
  const beginCpu = processor();
  const runtime = open(snapshot);
  const { isolate, context } = runtime;
  const grown = [];
  const used = () => {
    context.evalSync('gc()');
    return isolate.getHeapStatisticsSync().used_heap_size;
  };
  let before = request.keep ? used() : 0;
  // What a promise is rejected with is thrown when a script has ended, and what the files threw was told when they were proved.
  const quietly = (action) => {
    try {
      return action();
    } catch {
      return undefined;
    }
  };
  request.scripts.forEach(({ name, source }, i) => {
    const script = isolate.compileScriptSync(source, { filename: name, ...(caches[i] && { cachedData: caches[i] }) });
    quietly(() => script.runSync(context));
    if (request.keep) {
      const grew = used();
      grown.push(Math.max(0, grew - before));
      before = grew;
    }
  });
  restore(runtime);
  const started = now();
  const startedCpu = processor();
  context.evalSync(request.first, { filename: 'first-result', promise: true, reference: true }).catch(() => {});
  const answered = now();
  const answeredCpu = processor();
  const heap = isolate.getHeapStatisticsSync();
  // Compiled once more, V8 has the functions that were compiled on the way.
  const cached = (source, filename) => isolate.compileScriptSync(source, { filename, produceCachedData: true }).cachedData;
  const kept = request.keep ? request.scripts.map(({ name, source }) => Buffer.from(cached(source, name).copy())) : [];
  end([
    ['started', started - begin],
    ['answered', answered - begin],
    ['startedCpu', startedCpu - beginCpu],
    ['answeredCpu', answeredCpu - beginCpu],
    ['used', heap.used_heap_size],
    ['physical', heap.total_physical_size],
    ['external', heap.externally_allocated_size],
    ...kept.map((cache) => ['cache', cache.toString('base64')]),
    ...grown.map((bytes) => ['grown', bytes]),
  ]);
};
