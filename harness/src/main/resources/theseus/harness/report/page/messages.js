// The nodes' lanes: which version of the chosen key each replica held, when it was down or paused, and the messages
// between the lanes (a Lamport diagram), for the window that the run was filmed in.
const messages = (() => {
  const all = run.replay.messages ?? [];
  let shown = 'key';
  let seen = [];

  const middle = node => lanes.nodeY.get(node) + 30;
  const keyWanted = () => filter.chosen.key;

  function visible() {
    const key = keyWanted();
    return shown === 'none' ? [] : all.filter(m => m.sentNanos <= view.to && (m.endedNanos < 0 ? m.sentNanos : m.endedNanos) >= view.from
      && m.from !== m.to && (shown === 'all' || (key !== '' && m.key === key)));
  }

  function replicas() {
    const pen = paint.pen, key = keyWanted();
    for (const node of lanes.nodes) {
      const y = lanes.nodeY.get(node);
      pen.strokeStyle = colour.of('line');
      paint.line(paint.gutter(), middle(node), paint.width, middle(node));
      standstills(node, y);
      if (key !== '') held(node, key, y);
    }
  }

  // Where the node was down or paused.
  function standstills(node, y) {
    const pen = paint.pen;
    let since = null, what = '';
    const end = nanos => {
      if (since !== null && nanos >= view.from && since <= view.to) {
        const left = Math.max(paint.gutter(), paint.x(since)), right = Math.min(paint.width, paint.x(nanos));
        pen.fillStyle = colour.of('fault');
        pen.fillRect(left, y + 2, right - left, lanes.HEIGHT.node - 6);
        pen.fillStyle = colour.of('text');
        if (right - left > 34) pen.fillText(what, left + 3, y + lanes.HEIGHT.node - 11);
      }
      since = null;
    };
    for (const turn of run.replay.turns) {
      if (turn.node !== node) continue;
      if (turn.what === 'kill' || turn.what === 'pause') { end(turn.nanos); since = turn.nanos; what = turn.what === 'kill' ? 'down' : 'paused'; }
      else if (turn.what === 'restart' || turn.what === 'resume') end(turn.nanos);
    }
    end(lastNanos);
  }

  const holdingsOf = (() => {
    const cache = new Map();
    return (node, key) => {
      const name = node + '\u0000' + key;
      if (!cache.has(name)) cache.set(name, (run.replay.holdings ?? []).filter(h => h.node === node && h.key === key));
      return cache.get(name);
    };
  })();

  function held(node, key, y) {
    const pen = paint.pen, own = holdingsOf(node, key);
    own.forEach((holding, i) => {
      const to = i + 1 < own.length ? own[i + 1].nanos : lastNanos;
      if (to < view.from || holding.nanos > view.to || holding.version === null) return;
      const left = Math.max(paint.gutter(), paint.x(holding.nanos)), right = Math.min(paint.width, paint.x(to));
      pen.fillStyle = colour.of('panel');
      pen.strokeStyle = holding.value === null ? colour.of('delete') : colour.of('write');
      pen.fillRect(left, y + 3, right - left, 15);
      pen.strokeRect(left + .5, y + 3.5, Math.max(1, right - left - 1), 14);
      pen.fillStyle = colour.of('text');
      if (right - left > 28) pen.fillText(holding.value ?? 'deleted', left + 4, y + 11, right - left - 6);
    });
  }

  function draw() {
    const pen = paint.pen;
    seen = [];
    for (const m of visible().slice(0, 4000)) {
      const ended = m.endedNanos < 0 ? m.sentNanos : m.endedNanos;
      const x1 = paint.x(m.sentNanos), x2 = paint.x(ended);
      const lost = !m.fate.startsWith('delivered');
      if (m.from === 'client' || m.to === 'client') {
        const node = m.from === 'client' ? m.to : m.from;
        if (!lanes.nodeY.has(node)) continue;
        pen.fillStyle = colour.of('faint');
        pen.beginPath();
        const y = middle(node), turn = m.from === 'client' ? 5 : -5;
        pen.moveTo(x1, y); pen.lineTo(x1 - 3, y - turn); pen.lineTo(x1 + 3, y - turn);
        pen.fill();
        seen.push({ m, x1: x1, y1: y - 5, x2: x1, y2: y + 5 });
        continue;
      }
      if (!lanes.nodeY.has(m.from) || !lanes.nodeY.has(m.to)) continue;
      const y1 = middle(m.from), y2 = lost ? (middle(m.from) + middle(m.to)) / 2 : middle(m.to);
      pen.strokeStyle = lost ? colour.of('bad') : m.key ? colour.of('read') : colour.of('faint');
      pen.setLineDash(lost ? [4, 3] : []);
      paint.line(x1, y1, x2, y2);
      pen.setLineDash([]);
      if (lost) { paint.line(x2 - 4, y2 - 4, x2 + 4, y2 + 4); paint.line(x2 - 4, y2 + 4, x2 + 4, y2 - 4); }
      else arrow(x1, y1, x2, y2);
      seen.push({ m, x1, y1, x2, y2 });
    }
  }

  function arrow(x1, y1, x2, y2) {
    const pen = paint.pen, angle = Math.atan2(y2 - y1, x2 - x1);
    pen.fillStyle = pen.strokeStyle;
    pen.beginPath();
    pen.moveTo(x2, y2);
    pen.lineTo(x2 - 7 * Math.cos(angle - .35), y2 - 7 * Math.sin(angle - .35));
    pen.lineTo(x2 - 7 * Math.cos(angle + .35), y2 - 7 * Math.sin(angle + .35));
    pen.fill();
  }

  function nearest(px, py) {
    let best = null, least = 36;
    for (const s of seen) {
      const dx = s.x2 - s.x1, dy = s.y2 - s.y1, length = dx * dx + dy * dy || 1;
      const t = Math.min(1, Math.max(0, ((px - s.x1) * dx + (py - s.y1) * dy) / length));
      const ex = px - s.x1 - t * dx, ey = py - s.y1 - t * dy, square = ex * ex + ey * ey;
      if (square < least) { least = square; best = s.m; }
    }
    return best;
  }

  function holdingAt(node, nanos) {
    const own = holdingsOf(node, keyWanted());
    return own.filter(h => h.nanos <= nanos).at(-1) ?? null;
  }

  function control(redraw) {
    if (!run.replay.knowings) return element('span', { class: 'note', id: 'not-recorded' },
      `Not recorded of this run: messages between nodes, what each replica held over time, which epoch each node knew, and clocks (${run.replay.why ?? 'it was not filmed'}). `
      + 'Drawn is what the clients saw: operations with their provenance, phases and faults.');
    if (!all.length) return element('span', { class: 'note', id: 'no-messages' }, 'No message was sent in the window that was filmed.');
    const choice = element('select', { id: 'messages', onchange: event => { shown = event.target.value; redraw(); } },
      element('option', { value: 'key' }, 'about the key'), element('option', { value: 'all' }, 'all'), element('option', { value: 'none' }, 'none'));
    const window = run.replay.window;
    return element('label', {}, 'messages', choice,
      element('span', { class: 'note' }, `filmed ${window.why}, ${seconds(window.fromNanos, 3)} to ${seconds(window.toNanos, 3)}; the repeated run was the same byte for byte`));
  }

  return { replicas, draw, nearest, holdingAt, control };
})();
