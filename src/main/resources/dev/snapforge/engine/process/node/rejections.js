// Listens for promises that were rejected and that nothing has handled when Node's queues are empty; without an ear Node ends the
// process. It begins when the files have run, so that they see no ear of ours, and leaves a bundle alone that listens itself.
({ fieldsOf }) => {
  const EVENT = 'unhandledRejection';
  // More than a person would read; a bundle can make millions.
  const MOST = 100;
  const { on, removeListener, listenerCount } = process;
  const { apply } = Reflect;
  const found = [];
  let listening = false;
  const ear = (reason) => {
    if (found.length < MOST && apply(listenerCount, process, [EVENT]) === 1) found[found.length] = reason;
  };
  return {
    listen() {
      if (listening) return;
      listening = true;
      apply(on, process, [EVENT, ear]);
    },
    stop() {
      apply(removeListener, process, [EVENT, ear]);
    },
    found,
    fields: () => found.flatMap((reason) => [['rejection', ''], ...fieldsOf('rejection-', reason)]),
  };
};
