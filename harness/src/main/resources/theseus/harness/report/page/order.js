// The longest order that fits: its operations numbered and joined, and a cross where nothing can follow.
const order = (() => {
  let stop = null;
  const spot = row => [paint.x(Math.min(endOf(row), columns.start[row] + (endOf(row) - columns.start[row]) / 2)),
    lanes.clientY.get(lanes.clientOf(row)) + lanes.HEIGHT.client / 2];

  function draw() {
    if (!stop) return;
    const pen = paint.pen;
    pen.strokeStyle = colour.of('text');
    pen.globalAlpha = .55;
    pen.beginPath();
    let begun = false;
    const rows = stop.order.map(place => rowOfPlace.get(place));
    rows.forEach(row => {
      const [px, py] = spot(row);
      if (px < paint.gutter() - 50 || px > paint.width + 50) { begun = false; return; }
      if (begun) pen.lineTo(px, py); else pen.moveTo(px, py);
      begun = true;
    });
    pen.stroke();
    pen.globalAlpha = 1;
    rows.forEach((row, i) => number(row, String(i + 1)));
    const stuck = rowOfPlace.get(stop.stuck);
    const [px, py] = spot(stuck);
    if (px < paint.gutter() || px > paint.width) return;
    pen.strokeStyle = colour.of('bad');
    pen.lineWidth = 3;
    paint.line(px - 7, py - 7, px + 7, py + 7);
    paint.line(px - 7, py + 7, px + 7, py - 7);
    pen.lineWidth = 1;
  }

  function number(row, text) {
    const pen = paint.pen, [px, py] = spot(row);
    if (px < paint.gutter() || px > paint.width) return;
    pen.fillStyle = colour.of('ground');
    pen.strokeStyle = colour.of('text');
    const width = pen.measureText(text).width + 8;
    pen.beginPath();
    pen.roundRect(px - width / 2, py - 7, width, 14, 7);
    pen.fill();
    pen.stroke();
    pen.fillStyle = colour.of('text');
    pen.fillText(text, px - width / 2 + 4, py + .5);
  }

  return { show: what => { stop = what; }, draw, of: row => stop ? stop.order.indexOf(columns.place[row]) : -1, stuck: row => stop?.stuck === columns.place[row] };
})();
