// The run's data: columns of numbers, and texts by number. All texts were made literal when the page was made.
const run = JSON.parse(byId('data').textContent);
const columns = run.operations;
const count = columns.place.length;
const OK = 0, FAILED = 1, UNKNOWN = 2;

for (const name of ['process', 'f', 'key', 'argument', 'outcome', 'result', 'node', 'level', 'version', 'replicas', 'epoch', 'phase', 'versionsBehind'])
  columns[name] = Int32Array.from(columns[name]);
for (const name of ['place', 'start', 'finish', 'nanosBehind']) columns[name] = Float64Array.from(columns[name]);

const textOf = (column, row) => columns[column][row] < 0 ? null : columns.texts[columns[column][row]];
const rowOfPlace = new Map();
for (let row = 0; row < count; row++) rowOfPlace.set(columns.place[row], row);

// When the last thing happened; what never ended is drawn up to there.
const lastNanos = (() => {
  let last = 1e6;
  for (let row = 0; row < count; row++) last = Math.max(last, columns.start[row], columns.finish[row]);
  for (const phase of run.phases) last = Math.max(last, phase.time);
  for (const fault of run.faults) for (const step of fault.steps) last = Math.max(last, step.time);
  return last * 1.01;
})();
const endOf = row => columns.finish[row] < 0 ? lastNanos : columns.finish[row];

// Sentences call an operation by its function's first letter and its place: r31.
const nameOf = row => textOf('f', row)[0] + columns.place[row];
const whatOf = row => textOf('f', row) + (columns.key[row] < 0 ? '' : ' ' + textOf('key', row))
  + (columns.argument[row] < 0 ? '' : ' := ' + textOf('argument', row));
const outcomeOf = row => columns.outcome[row] === FAILED ? 'failed: ' + textOf('result', row)
  : columns.outcome[row] === UNKNOWN ? 'unknown: ' + textOf('result', row)
  : textOf('f', row) === 'read' ? '→ ' + (textOf('result', row) ?? 'nothing') : 'ok';

const findings = run.account ? run.account.findings : [];
const evidenceRows = new Map();
findings.forEach((finding, number) => finding.operations.forEach(place => {
  const row = rowOfPlace.get(place);
  if (row !== undefined && !evidenceRows.has(row)) evidenceRows.set(row, number);
}));

const distinct = column => [...new Set(columns[column])].filter(number => number >= 0).map(number => columns.texts[number])
  .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));

// The spans in which something holds: [{from, to, ...}].
const phaseSpans = run.phases.map((phase, i) =>
  ({ from: phase.time, to: i + 1 < run.phases.length ? run.phases[i + 1].time : lastNanos, ...phase }))
  .filter((span, i, all) => i === 0 || span.phase !== all[i - 1].phase || span.epoch !== all[i - 1].epoch);
const faultSpans = run.faults.map(fault => {
  const at = step => fault.steps.find(s => s.step === step);
  const applied = at('APPLIED'), healed = at('HEALED');
  return applied && { ...fault, from: applied.time, to: healed ? healed.time : lastNanos, proven: !!at('PROVEN'),
    words: (at('PLANNED')?.details ?? fault.kind) };
}).filter(Boolean);
