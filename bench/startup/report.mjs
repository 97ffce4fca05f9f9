/** Refuses to count a start that did not give the answer. */
export const requireAnswer = (kind, { status, signal, stdout, stderr, error }, expected) => {
  if (status !== 0 || stdout.trim() !== expected) {
    throw new Error(`${kind}: expected '${expected}', found '${stdout.trim()}' (${error ?? signal ?? status})\n${stderr}`);
  }
};

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

/** Milliseconds; the quartiles are the spread. */
export const summaryOf = (times) => {
  const sorted = [...times].sort((a, b) => a - b);
  return { median: at(sorted, 0.5), lower: at(sorted, 0.25), upper: at(sorted, 0.75), min: sorted[0], max: sorted.at(-1), times };
};

const cell = (milliseconds) => milliseconds.toFixed(0).padStart(6);

/** Each start beside that from source and the restore without a client, of the same runtime. */
export const table = ({ subject, starts }) => {
  const runtimeOf = ({ kind }) => kind.split(':')[0];
  const lines = starts.map((it) => {
    const same = starts.filter((other) => runtimeOf(other) === runtimeOf(it));
    const plain = same.find((other) => other.kind.endsWith('from source'));
    const floor = same.find((other) => other.floor);
    const ratio = (beside) => (beside === undefined ? '      ' : (it.median / beside.median).toFixed(2).padStart(6));
    const spread = `${it.lower.toFixed(0)}-${it.upper.toFixed(0)}`.padStart(11);
    return `${it.kind.padEnd(42)} ${cell(it.median)} ${spread} ${cell(it.min)} ${ratio(plain)} ${ratio(floor)}`;
  });
  const head = `${subject.padEnd(42)} median   quartiles    min  plain  alone`;
  return [head, ...lines, ''].join('\n');
};
