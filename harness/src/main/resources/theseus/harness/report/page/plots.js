// Latency, throughput, staleness and clocks over time, on the same stretch of time as the timeline, with phases and
// faults shaded.
const plots = (() => {
  const charts = [];
  const MOST = 20_000;

  function shade(chart) {
    const { ctx, bbox } = chart;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    const fill = (span, name) => {
      const left = chart.valToPos(span.from / 1e9, 'x', true), right = chart.valToPos(span.to / 1e9, 'x', true);
      ctx.fillStyle = colour.of(name);
      ctx.fillRect(left, bbox.top, Math.max(1, right - left), bbox.height);
    };
    phaseSpans.forEach((span, i) => fill(span, i % 2 ? 'phase-a' : 'phase-b'));
    faultSpans.forEach(span => fill(span, 'fault'));
    ctx.restore();
  }

  const axis = (label, values) => ({ label, labelSize: 22, labelFont: '11px sans-serif', font: '11px sans-serif', size: label ? 58 : 30,
    stroke: () => colour.of('faint'), grid: { stroke: () => colour.of('line'), width: 1 }, ticks: { stroke: () => colour.of('line'), width: 1 }, values });

  // @param series [{label, hue, points: bool, values: []}] over one shared x in seconds
  function chart(title, note, x, series, unit, log = false) {
    const box = element('div', { class: 'chart' }, element('h3', {}, title), note && element('p', { class: 'note' }, note));
    fill(byId('charts'), box);
    const options = {
      width: Math.max(240, box.clientWidth - 18), height: 210, legend: { live: true }, cursor: { drag: { x: true, y: false } }, padding: [8, 8, 0, 0],
      scales: { x: { time: false, range: () => [view.from / 1e9, view.to / 1e9] }, y: log ? { distr: 3 } : { range: (u, low, high) => [Math.min(0, low ?? 0), Math.max(high ?? 1, 1e-9) * 1.05] } },
      axes: [axis('', (u, ticks) => ticks.map(t => +t.toFixed(6) + ' s')), axis(unit)],
      hooks: { drawClear: [shade], setSelect: [u => { if (u.select.width > 4) { const a = u.posToVal(u.select.left, 'x'), b = u.posToVal(u.select.left + u.select.width, 'x'); u.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false); view.set(a * 1e9, b * 1e9); } }] },
      series: [{ label: 's' }, ...series.map(s => ({ label: s.label, stroke: () => colour.of(s.hue), width: 1.5, dash: s.dash, spanGaps: !s.points && !s.gaps, paths: s.points ? () => null : s.stepped ? uPlot.paths.stepped({ align: 1 }) : undefined,
        points: { show: !!(s.points || s.gaps), size: s.size ?? (s.gaps ? 3 : 4), stroke: () => colour.of(s.hue), fill: () => colour.of(s.hue) } }))],
    };
    const made = new uPlot(options, [x, ...series.map(s => s.values)], box);
    charts.push([made, box]);
  }

  function byTime(rows, time) {
    return rows.sort((a, b) => time(a) - time(b));
  }

  // Of many points those that are drawn: evenly, and every slow or late one of each stretch is among them.
  function thinned(rows, weight) {
    if (rows.length <= MOST) return rows;
    const stretch = Math.ceil(rows.length / (MOST / 2)), kept = [];
    for (let i = 0; i < rows.length; i += stretch) {
      const some = rows.slice(i, i + stretch), most = some.reduce((a, b) => weight(b) > weight(a) ? b : a);
      kept.push(...(some[0] === most ? [most] : columns.start[some[0]] < columns.start[most] ? [some[0], most] : [most, some[0]]));
    }
    return kept;
  }

  const latencyOf = row => (columns.finish[row] - columns.start[row]) / 1e6;

  function latency() {
    const ended = [];
    for (let row = 0; row < count; row++) if (columns.finish[row] >= 0) ended.push(row);
    const rows = thinned(byTime(ended, row => columns.start[row]), latencyOf);
    const kinds = distinct('f');
    const hue = f => ['read', 'write', 'delete'].includes(f) ? f : 'other';
    chart('Latency', 'every operation that was answered; a cross-section by level and phase is in the table below', rows.map(row => columns.start[row] / 1e9),
      [...kinds.map(f => ({ label: f, hue: hue(f), points: true, values: rows.map(row => textOf('f', row) === f && columns.outcome[row] === OK ? Math.max(latencyOf(row), 1e-3) : null) })),
        { label: 'failed', hue: 'bad', points: true, size: 3, values: rows.map(row => columns.outcome[row] === FAILED ? Math.max(latencyOf(row), 1e-3) : null) }], 'ms', true);
    quantilesOverTime(ended);
  }

  const quantile = (sorted, share) => sorted.length ? sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] : null;

  function slices() {
    const number = Math.max(10, Math.min(120, Math.round(count / 25)));
    return { number, width: lastNanos / number, of: nanos => Math.min(number - 1, Math.floor(nanos / lastNanos * number)) };
  }

  function quantilesOverTime(ended) {
    const slice = slices(), buckets = Array.from({ length: slice.number }, () => []);
    ended.forEach(row => { if (columns.outcome[row] === OK) buckets[slice.of(columns.start[row])].push(latencyOf(row)); });
    buckets.forEach(bucket => bucket.sort((a, b) => a - b));
    const x = buckets.map((_, i) => (i + .5) * slice.width / 1e9);
    const at = share => buckets.map(bucket => quantile(bucket, share));
    chart('Latency quantiles', 'of what succeeded; a gap where nothing did', x, [{ label: '50 %', hue: 'read', values: at(.5), gaps: true }, { label: '95 %', hue: 'write', values: at(.95), dash: [6, 3], gaps: true }, { label: '100 %', hue: 'bad', values: at(1), dash: [2, 3], gaps: true }], 'ms', true);
  }

  function throughput() {
    const slice = slices(), sums = [0, 1, 2].map(() => new Array(slice.number).fill(0));
    for (let row = 0; row < count; row++) sums[columns.outcome[row]][slice.of(columns.finish[row] < 0 ? columns.start[row] : columns.finish[row])]++;
    const x = sums[0].map((_, i) => (i + .5) * slice.width / 1e9), rate = sum => sum.map(n => n * 1e9 / slice.width);
    chart('Throughput', 'operations that ended, by outcome; unknown ones when they began', x,
      [{ label: 'ok', hue: 'good', values: rate(sums[0]) }, { label: 'failed', hue: 'bad', values: rate(sums[1]), dash: [6, 3] }, { label: 'unknown', hue: 'doubt', values: rate(sums[2]), dash: [2, 3] }], 'a second');
  }

  function staleness() {
    const reads = [];
    for (let row = 0; row < count; row++) if (columns.versionsBehind[row] >= 0) reads.push(row);
    if (reads.every(row => columns.nanosBehind[row] <= 0)) {
      fill(byId('charts'), element('div', { class: 'chart' }, element('h3', {}, 'Staleness'),
        element('p', { class: 'note' }, `None of ${reads.length} reads missed anything that was definitely newer.`)));
      return;
    }
    const rows = thinned(byTime(reads, row => columns.start[row]), row => columns.nanosBehind[row]);
    const x = rows.map(row => columns.start[row] / 1e9), strict = row => textOf('level', row) !== 'ONE';
    const late = (value, wanted) => rows.map(row => strict(row) === wanted ? value(row) : null);
    const series = value => [{ label: 'at ONE, which promises no more', hue: 'faint', points: true, values: late(value, false) }, { label: 'at QUORUM and ALL', hue: 'bad', points: true, size: 5, values: late(value, true) }];
    chart('Staleness in time', 'for how long something definitely newer had been visible when the read began', x, series(row => columns.nanosBehind[row] / 1e6), 'ms');
    chart('Staleness in versions', 'how many definitely newer writes were visible when the read began', x, series(row => columns.versionsBehind[row]), 'versions');
  }

  function clocks() {
    const samples = run.replay.clocks ?? [];
    if (!samples.length) {
      fill(byId('charts'), element('div', { class: 'chart' }, element('h3', {}, 'Clocks'), element('p', { class: 'note' }, 'Not recorded of this run.')));
      return;
    }
    const nodes = [...new Set(samples.map(s => s.node))].sort(), hues = ['read', 'write', 'delete', 'bad', 'doubt', 'other', 'text', 'faint'];
    const dashes = [undefined, [6, 3], [2, 3], [8, 3, 2, 3]];
    const every = Math.ceil(samples.length / 8000), kept = samples.filter((_, i) => i % every === 0);
    chart('Clocks', 'how far each node\u2019s wall clock is ahead', kept.map(s => s.nanos / 1e9),
      nodes.map((node, i) => ({ label: node, hue: hues[i % hues.length], dash: dashes[Math.floor(i / 2) % 4], stepped: true, values: kept.map(s => s.node === node ? s.micros / 1e3 : null) })), 'ms');
  }

  function quantileTable() {
    const groups = new Map();
    for (let row = 0; row < count; row++) {
      if (columns.outcome[row] !== OK) continue;
      const name = [textOf('level', row) ?? '-', textOf('phase', row) ?? '-', textOf('f', row)].join('\u0000');
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push(latencyOf(row));
    }
    const rows = [...groups].sort(([a], [b]) => a < b ? -1 : 1).map(([name, values]) => {
      values.sort((a, b) => a - b);
      return cells([...name.split('\u0000'), values.length, ...[.5, .95, .99, 1].map(q => +quantile(values, q).toFixed(3))]);
    });
    fill(byId('plots'), element('details', {}, element('summary', {}, 'Latency by level, phase and kind'),
      table(['level', 'phase', 'kind', 'ok', '50 % ms', '95 % ms', '99 % ms', 'slowest ms'], rows)));
  }

  function start() {
    if (count === 0) return;
    latency(); throughput(); staleness(); clocks(); quantileTable();
    let waiting = false;
    view.onChange(() => { if (!waiting) { waiting = true; setTimeout(() => { waiting = false; charts.forEach(([c]) => c.setScale('x', { min: view.from / 1e9, max: view.to / 1e9 })); }, 60); } });
    colour.onChange(() => charts.forEach(([c]) => c.redraw(true, true)));
    new ResizeObserver(() => charts.forEach(([c, box]) => c.setSize({ width: Math.max(240, box.clientWidth - 18), height: 210 }))).observe(byId('charts'));
  }

  return { start };
})();
