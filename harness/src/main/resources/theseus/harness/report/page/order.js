// The longest order that fits: its operations numbered and joined, and a cross where nothing can follow.
const order = (() => {
  let stop = null, numbers = new Map();
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

  const isWide = row => paint.x(endOf(row)) - paint.x(columns.start[row]) > 46;
  const widthOf = text => paint.pen.measureText(text).width + 8;

  // At the right end of a bar that has a label in it, else left of it: there its label stands to the right.
  function number(row, text) {
    const pen = paint.pen, py = spot(row)[1], width = widthOf(text);
    const from = isWide(row) ? Math.min(paint.x(endOf(row)), paint.width) - width - 2 : paint.x(columns.start[row]) - width - 2;
    if (from < paint.gutter() || from > paint.width) return;
    pen.fillStyle = colour.of('ground');
    pen.strokeStyle = colour.of('text');
    pen.beginPath();
    pen.roundRect(from, py - 7, width, 14, 7);
    pen.fill();
    pen.stroke();
    pen.fillStyle = colour.of('text');
    pen.fillText(text, from + 4, py + .5);
  }

  function show(what) {
    stop = what;
    numbers = new Map((what?.order ?? []).map((place, i) => [place, i]));
  }

  const of = row => numbers.get(columns.place[row]) ?? -1;
  // How much of a bar its number takes.
  const badge = row => of(row) < 0 || !isWide(row) ? 0 : widthOf(String(of(row) + 1)) + 2;

  return { show, draw, badge, of, stuck: row => stop?.stuck === columns.place[row] };
})();
