// The timeline: pointer, touch and keyboard on one canvas.
const timeline = (() => {
  const canvas = byId('canvas');
  let chosen = -1, waiting = false;
  const pointers = new Map();

  function redraw() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; draw(); });
  }

  function draw() {
    const width = byId('stage').clientWidth, ratio = devicePixelRatio || 1;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(lanes.height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(lanes.height * ratio);
      canvas.style.height = lanes.height + 'px';
    }
    const pen = canvas.getContext('2d');
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    const began = performance.now();
    paint.begin(pen, width);
    paint.axis();
    paint.phases();
    paint.faults();
    const drawn = paint.operations(chosen);
    messages.replicas();
    messages.draw();
    order.draw();
    paint.labels();
    canvas.dataset.drawn = drawn;
    canvas.dataset.millis = (performance.now() - began).toFixed(1);
  }

  function operationAt(px, py) {
    const client = lanes.clients.find(c => py >= lanes.clientY.get(c) && py < lanes.clientY.get(c) + lanes.HEIGHT.client);
    if (client === undefined) return -1;
    let best = -1, least = 5;
    for (const row of lanes.rowsOf.get(client)) {
      const left = paint.x(columns.start[row]);
      if (left > px + 5) break;
      if (!filter.passes(row)) continue;
      const right = columns.finish[row] < 0 ? left + 60 : paint.x(endOf(row));
      const away = px < left ? left - px : px > right ? px - right : 0;
      if (away <= least) { least = away; best = row; }
    }
    return best;
  }

  function at(px, py) {
    const row = operationAt(px, py), nanos = paint.timeAt(px);
    if (row >= 0) return details.ofOperation(row);
    const inside = span => nanos >= span.from && nanos <= span.to;
    if (py >= lanes.phaseY && py < lanes.phaseY + lanes.HEIGHT.phase) { const span = phaseSpans.find(inside); return span && details.ofPhase(span); }
    const fault = faultSpans.find(span => inside(span) && py >= lanes.faultY + span.lane * lanes.HEIGHT.fault && py < lanes.faultY + (span.lane + 1) * lanes.HEIGHT.fault);
    if (fault) return details.ofFault(fault);
    const message = messages.nearest(px, py);
    if (message) return details.ofMessage(message);
    const node = lanes.nodes.find(n => py >= lanes.nodeY.get(n) && py < lanes.nodeY.get(n) + 20);
    const holding = node && messages.holdingAt(node, nanos);
    return holding ? details.ofHolding(node, holding) : null;
  }

  function choose(row, zoom = true) {
    chosen = row;
    details.show(row < 0 ? null : details.ofOperation(row));
    document.querySelectorAll('tr.chosen').forEach(tr => tr.classList.remove('chosen'));
    if (row < 0) return redraw();
    document.querySelectorAll(`tr[data-place="${columns.place[row]}"]`).forEach(tr => tr.classList.add('chosen'));
    const out = columns.start[row] < view.from || endOf(row) > view.to && columns.start[row] > view.to;
    if (zoom && out) view.around(columns.start[row], columns.finish[row] < 0 ? columns.start[row] + 1e6 : columns.finish[row]);
    redraw();
  }

  // The first error: its operations fill the view, the last of them is chosen, and its key is the one shown.
  function firstError() {
    const finding = findings.find(f => f.operations.length) ?? findings[0];
    if (!finding) return;
    const rows = finding.operations.map(place => rowOfPlace.get(place));
    order.show(finding.stop);
    if (rows.length) {
      filter.choose('key', textOf('key', rows[0]) ?? '');
      const from = Math.min(...rows.map(r => columns.start[r])), to = Math.max(...rows.map(r => columns.finish[r] < 0 ? columns.start[r] : columns.finish[r]));
      view.around(Math.max(from, to - 1.5e9), to);
      choose(rows.reduce((a, b) => columns.finish[b] > columns.finish[a] ? b : a), false);
    } else if (finding.key) {
      filter.choose('key', finding.key);
      view.set(run.replay.window.fromNanos, run.replay.window.toNanos);
    }
    byId('timeline').scrollIntoView({ block: 'start' });
    canvas.focus({ preventScroll: true });
  }

  function step(by) {
    for (let row = chosen + by; row >= 0 && row < count; row += by) if (filter.passes(row)) return choose(row);
  }

  function key(event) {
    const actions = { ArrowLeft: () => view.move(-.15), ArrowRight: () => view.move(.15), '+': () => view.zoom(.6), '=': () => view.zoom(.6),
      '-': () => view.zoom(1.6), n: () => step(1), p: () => step(-1), e: firstError, f: view.all, Escape: () => choose(-1) };
    const action = actions[event.key];
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    action();
  }

  function place(event) {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  function moved(event) {
    const before = pointers.get(event.pointerId), [px, py] = place(event);
    if (!before) return details.hover(at(px, py), px, py);
    const inner = paint.width - paint.gutter();
    if (pointers.size === 2) {
      const other = [...pointers].find(([id]) => id !== event.pointerId)[1];
      const was = Math.abs(before[0] - other[0]), is = Math.abs(px - other[0]);
      if (was > 10 && is > 10) view.zoom(was / is, paint.timeAt((px + other[0]) / 2));
    } else if (Math.abs(px - before[0]) > 0) view.move(-(px - before[0]) / inner);
    pointers.set(event.pointerId, [px, py, before[2] + Math.abs(px - before[0])]);
  }

  function released(event) {
    const before = pointers.get(event.pointerId);
    pointers.delete(event.pointerId);
    if (!before || before[2] > 4 || event.type !== 'pointerup') return;
    const [px, py] = place(event), row = operationAt(px, py);
    if (row >= 0) choose(row);
    else details.show(at(px, py));
    details.hover(event.pointerType === 'mouse' ? at(px, py) : null, px, py);
  }

  function controls() {
    const button = (id, text, action) => element('button', { id, onclick: action }, text);
    fill(byId('views'), 
      findings.length > 0 && button('view-error', 'First error', firstError), button('view-all', 'All', view.all),
      button('zoom-in', '+', () => view.zoom(.5)), button('zoom-out', '−', () => view.zoom(2)),
      button('earlier', '◀', () => view.move(-.3)), button('later', '▶', () => view.move(.3)), messages.control(redraw));
    for (const [id, name] of [['zoom-in', 'Zoom in'], ['zoom-out', 'Zoom out'], ['earlier', 'Earlier'], ['later', 'Later']]) byId(id).setAttribute('aria-label', name);
  }

  function start() {
    controls();
    filter.draw();
    legend();
    canvas.setAttribute('aria-label', `${count} operations of ${lanes.clients.length} clients`);
    canvas.addEventListener('keydown', key);
    canvas.addEventListener('pointerdown', event => { pointers.set(event.pointerId, [...place(event), 0]); canvas.setPointerCapture(event.pointerId); });
    canvas.addEventListener('pointermove', moved);
    for (const end of ['pointerup', 'pointercancel']) canvas.addEventListener(end, released);
    canvas.addEventListener('pointerleave', () => details.hover(null));
    canvas.addEventListener('wheel', event => {
      if (!event.ctrlKey && !event.shiftKey && document.activeElement !== canvas) return;
      event.preventDefault();
      if (event.shiftKey) view.move(event.deltaY / 1000);
      else view.zoom(Math.exp(event.deltaY / 400), paint.timeAt(place(event)[0]));
    }, { passive: false });
    view.onChange(redraw);
    filter.onChange(() => { shownCount(); redraw(); });
    colour.onChange(redraw);
    new ResizeObserver(redraw).observe(byId('stage'));
    shownCount();
    draw();
  }

  function shownCount() {
    let passing = 0;
    for (let row = 0; row < count; row++) if (filter.passes(row)) passing++;
    byId('filter-count').textContent = `${passing} of ${count} operations`;
  }

  function legend() {
    const sample = (inner, text) => { const span = element('span', {}); const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      for (const [name, attributes] of inner) { const shape = document.createElementNS('http://www.w3.org/2000/svg', name);
        for (const [a, v] of Object.entries(attributes)) shape.setAttribute(a, v); svg.append(shape); } span.append(svg, text); return span; };
    const box = { x: 1, y: 1, width: 24, height: 10 };
    for (const f of distinct('f')) fill(byId('legend'), sample([['rect', { ...box, fill: `var(--${['read', 'write', 'delete'].includes(f) ? f : 'other'})` }]], f + ', ok'));
    const stroke = { fill: 'none', stroke: 'currentColor' };
    fill(byId('legend'), 
      sample([['rect', { ...box, ...stroke }], ['line', { x1: 1, y1: 11, x2: 25, y2: 1, ...stroke }]], 'failed (half as high where there is no room)'),
      sample([['path', { d: 'M24 1H1V11H24', ...stroke, 'stroke-dasharray': '4 3' }]], 'unknown'),
      findings.length > 0 && sample([['rect', { ...box, fill: 'none', stroke: 'var(--bad)', 'stroke-width': 2.5 }]], 'shows the contradiction'),
      findings.length > 0 && sample([['rect', { x: 5, y: 1, width: 14, height: 10, rx: 5, ...stroke }]], 'place in the order'),
      (findings.length > 0 || run.replay.messages) && sample([['path', { d: 'M7 1L17 11M7 11L17 1', stroke: 'var(--bad)', 'stroke-width': 2.5 }]], 'the order stops, or a message was lost'));
    const fault = { ...box, fill: 'var(--fault)', stroke: 'var(--fault-edge)' };
    if (faultSpans.some(span => span.proven)) fill(byId('legend'), sample([['rect', fault]], 'a fault, seen to be in effect'));
    if (faultSpans.some(span => !span.proven)) fill(byId('legend'), sample([['rect', { ...fault, 'stroke-dasharray': '3 3' }]], 'a fault of which nothing was seen'));
  }

  return { start, choose, firstError, redraw };
})();
