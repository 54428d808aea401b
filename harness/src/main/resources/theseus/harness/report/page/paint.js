// Draws the lanes on the canvas: only what the view shows, and of operations that share a pixel only the gravest.
const paint = (() => {
  let pen, width, scale, edge = 92;

  const gutter = () => edge;
  const x = nanos => edge + (nanos - view.from) * scale;
  const timeAt = px => view.from + (px - edge) / scale;

  function begin(context, cssWidth) {
    pen = context;
    width = cssWidth;
    edge = innerWidth < 640 ? 54 : 92;
    scale = (width - gutter()) / (view.to - view.from);
    pen.fillStyle = colour.of('ground');
    pen.fillRect(0, 0, width, lanes.height);
    pen.font = '11px "DejaVu Sans", system-ui, sans-serif';
    pen.textBaseline = 'middle';
    pen.lineWidth = 1;
  }

  function label(text, y, height) {
    pen.fillStyle = colour.of('ground');
    pen.fillRect(0, y, gutter() - 4, height);
    pen.fillStyle = colour.of('faint');
    pen.fillText(text, 4, y + height / 2, gutter() - 10);
  }

  function axis() {
    const span = view.to - view.from;
    const rough = span / Math.max(2, (width - gutter()) / 110);
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].map(m => m * power).find(s => s >= rough);
    const digits = Math.max(0, Math.min(9, 9 - Math.floor(Math.log10(step))));
    for (let at = Math.ceil(view.from / step) * step; at <= view.to; at += step) {
      pen.strokeStyle = colour.of('line');
      line(x(at), 18, x(at), lanes.height);
      pen.fillStyle = colour.of('faint');
      pen.fillText((at / 1e9).toFixed(digits) + ' s', x(at) + 3, 9);
    }
  }

  function line(x1, y1, x2, y2) {
    pen.beginPath();
    pen.moveTo(x1, y1);
    pen.lineTo(x2, y2);
    pen.stroke();
  }

  // The first of the texts that there is room for; none where there is none.
  const fitting = (room, ...texts) => texts.find(text => pen.measureText(text).width <= room) ?? '';

  function phases() {
    phaseSpans.forEach((span, i) => {
      if (span.to < view.from || span.from > view.to) return;
      const left = Math.max(gutter(), x(span.from)), right = Math.min(width, x(span.to));
      pen.fillStyle = colour.of(i % 2 ? 'phase-a' : 'phase-b');
      pen.fillRect(left, lanes.phaseY, right - left, lanes.HEIGHT.phase);
      pen.strokeStyle = colour.of('faint');
      line(left, lanes.phaseY, left, lanes.height);
      pen.fillStyle = colour.of('text');
      pen.fillText(fitting(right - left - 6, span.phase + ' ' + span.epoch, span.phase, span.phase.slice(0, 4)), left + 4, lanes.phaseY + lanes.HEIGHT.phase / 2);
    });
  }

  function faults() {
    for (const span of faultSpans) {
      if (span.to < view.from || span.from > view.to) continue;
      const left = Math.max(gutter(), x(span.from)), right = Math.min(width, Math.max(x(span.to), x(span.from) + 2));
      const y = lanes.faultY + span.lane * lanes.HEIGHT.fault;
      pen.fillStyle = colour.of('fault');
      pen.fillRect(left, y, right - left, lanes.HEIGHT.fault - 2);
      pen.strokeStyle = colour.of('fault-edge');
      pen.setLineDash(span.proven ? [] : [3, 3]);
      pen.strokeRect(left + .5, y + .5, Math.max(1, right - left - 1), lanes.HEIGHT.fault - 3);
      pen.setLineDash([]);
      pen.fillStyle = colour.of('text');
      pen.fillText(fitting(right - left - 5, span.kind + ' ' + span.nodes.join(' '), span.kind), left + 3, y + lanes.HEIGHT.fault / 2 - 1);
    }
  }

  // The first of a client's rows that has not ended before the time.
  function firstAfter(rows, nanos) {
    let low = 0, high = rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (endOf(rows[middle]) < nanos && columns.finish[rows[middle]] >= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function operations(chosen) {
    let drawn = 0;
    for (const client of lanes.clients) {
      const y = lanes.clientY.get(client), rows = lanes.rowsOf.get(client);
      for (let i = Math.max(0, firstAfter(rows, view.from) - 1); i < rows.length; i++) {
        const row = rows[i];
        if (columns.start[row] > view.to) break;
        if (!filter.passes(row)) continue;
        // Where nobody knows when it ended, its client went on, and what came next has the room.
        const open = columns.outcome[row] === UNKNOWN && i + 1 < rows.length;
        const left = x(columns.start[row]), right = x(open ? Math.min(endOf(row), columns.start[rows[i + 1]]) : endOf(row));
        if (right - left < 1.5 && row !== chosen && !evidenceRows.has(row)) slivers.take(row, Math.floor(left), y);
        else { operation(row, y, left, right, row === chosen); drawn++; }
      }
      drawn += slivers.end();
    }
    return drawn;
  }

  // Operations too narrow for a shape of their own: of those that share a pixel the gravest, neighbours of one look
  // together. One that failed is half as high.
  const slivers = (() => {
    let best = -1, at = -1, from = 0, to = 0, look = -1, top = 0, drawn = 0;
    const lookOf = row => columns.f[row] * 2 + (columns.outcome[row] === OK ? 0 : 1);

    function take(row, pixel, y) {
      top = y + 3;
      if (pixel === at) {
        if (columns.outcome[row] > columns.outcome[best]) best = row;
        return;
      }
      settle();
      best = row;
      at = pixel;
    }

    // The pixel has its operation: it lengthens what is beside it, or begins anew.
    function settle() {
      if (best < 0) return;
      const next = lookOf(best);
      if (next === look && at === to) { to++; return; }
      stroke();
      [from, to, look] = [at, at + 1, next];
    }

    function stroke() {
      const left = Math.max(from, edge), half = (lanes.HEIGHT.client - 6) / 2;
      if (look < 0 || to <= left) return;
      pen.fillStyle = colour.kind(columns.texts[look >> 1]);
      pen.fillRect(left, look & 1 ? top + half : top, to - left, look & 1 ? half : 2 * half);
      drawn++;
    }

    function end() {
      settle();
      stroke();
      const all = drawn;
      [best, at, to, look, drawn] = [-1, -1, 0, -1, 0];
      return all;
    }

    return { take, end };
  })();

  // Ok is filled; failed is an outline with a stroke through it; unknown is open to the right, for it may happen yet.
  function operation(row, y, left, right, chosen) {
    const height = lanes.HEIGHT.client - 6;
    const from = Math.max(left, gutter()), to = Math.min(Math.max(right, left + 1.5), width);
    if (to < gutter()) return;
    const hue = colour.kind(textOf('f', row));
    pen.strokeStyle = hue;
    if (columns.outcome[row] === OK) {
      pen.fillStyle = hue;
      pen.fillRect(from, y + 3, to - from, height);
    } else if (columns.outcome[row] === FAILED) {
      pen.strokeRect(from + .5, y + 3.5, Math.max(1, to - from - 1), height - 1);
      line(from, y + 3 + height, Math.min(to, from + 12), y + 3);
    } else {
      const shown = Math.min(to, from + Math.max(14, Math.min(60, to - from)));
      pen.setLineDash([4, 3]);
      line(from, y + 3, shown, y + 3);
      line(from, y + 3 + height, shown, y + 3 + height);
      pen.setLineDash([]);
      line(from + .5, y + 3, from + .5, y + 3 + height);
    }
    if (evidenceRows.has(row) || chosen) {
      pen.strokeStyle = colour.of(chosen ? 'text' : 'bad');
      pen.lineWidth = 2.5;
      pen.strokeRect(from - 1.5, y + 1.5, to - from + 3, height + 3);
      pen.lineWidth = 1;
    }
    if (to - from > 46) {
      const room = to - from - 6 - order.badge(row);
      const said = columns.outcome[row] === FAILED ? textOf('f', row) + ' failed' : textOf('f', row) === 'read' ? outcomeOf(row) : columns.argument[row] < 0 ? textOf('f', row) : ':= ' + textOf('argument', row);
      const text = fitting(room, nameOf(row) + ' ' + said, nameOf(row));
      pen.fillStyle = columns.outcome[row] === OK ? colour.of('ground') : colour.of('text');
      pen.fillText(text, from + 4, y + 3 + height / 2);
    } else if (evidenceRows.get(row) === 0) {
      pen.fillStyle = colour.of('text');
      pen.fillText(nameOf(row), to + 4, y + 3 + height / 2);
    }
  }

  function labels() {
    label('phase', lanes.phaseY, lanes.HEIGHT.phase);
    label('faults', lanes.faultY, lanes.HEIGHT.fault);
    lanes.clients.forEach(client => label('client ' + client, lanes.clientY.get(client), lanes.HEIGHT.client));
    lanes.nodes.forEach(node => label(node, lanes.nodeY.get(node), lanes.HEIGHT.node));
  }

  return { begin, axis, phases, faults, operations, labels, line, x, timeAt, gutter, get pen() { return pen; }, get width() { return width; } };
})();
