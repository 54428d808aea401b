// The table of all runs, its filters, a trend for each kind of run, and what the faults covered.
const rows = JSON.parse(byId('data').textContent).sort((a, b) => a.began < b.began ? 1 : -1);
const MARKS = { valid: '✓ valid', violation: '✗ violation', undecided: '? undecided', 'going on': '… going on', 'cut off': '✂ cut off' };
const FILTERS = {
  verdict: row => [row.verdict], workload: row => [workloadOf(row)], world: row => [row.world], nemesis: row => row.nemesis,
  phase: row => row.at ? [row.at] : Object.keys(row.matrix), flaw: row => row.flaws, finding: row => Object.keys(row.findings),
};
const UNFINISHED = ['going on', 'cut off'];
const chosen = {};
const workloadOf = row => row.name.split('/')[0].split('-')[0];
const shown = () => rows.filter(row => Object.entries(chosen).every(([name, value]) => !value || FILTERS[name](row).includes(value)));
const pathOf = row => 'run/' + row.name.split('/').map(encodeURIComponent).join('/');

function drawFilters() {
  for (const [name, of] of Object.entries(FILTERS)) {
    const values = [...new Set(rows.flatMap(of))].sort();
    fill(byId('filters'), element('label', {}, name, element('select', { id: 'filter-' + name, onchange: event => { chosen[name] = event.target.value; draw(); } },
      element('option', { value: '' }, 'all'), values.map(value => element('option', { value }, value)))));
  }
}

function rowElement(row) {
  const unfinished = UNFINISHED.includes(row.verdict), number = n => element('td', { class: 'number' }, unfinished ? '-' : n);
  const verdict = element('td', { class: 'verdict ' + (unfinished ? 'unfinished' : row.verdict) }, MARKS[row.verdict] ?? row.verdict);
  const findings = Object.entries(row.findings).map(([name, n]) => n + ' × ' + name).join(', ');
  return element('tr', {}, verdict, element('td', {}, element('a', { href: pathOf(row) + '/report.html' }, row.name)),
    element('td', {}, row.world), element('td', {}, row.flaws.join(' ') || '-'), element('td', { class: findings.length > 60 ? 'long' : null }, findings || '-'),
    number(row.ok), number(row.failed), number(row.unknown),
    element('td', {}, element('a', { href: pathOf(row) + '/run.zip', 'aria-label': 'Download ' + row.name }, 'zip')), element('td', {}, row.command));
}

// One bar a run, oldest first: how many operations succeeded, and by height and mark how it was judged.
function trend(name, runs) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const width = Math.max(60, runs.length * 7 + 6), most = Math.max(1, ...runs.map(row => row.ok));
  for (const [attribute, value] of [['width', width], ['height', 44], ['role', 'img'], ['aria-label', name]]) svg.setAttribute(attribute, value);
  runs.forEach((row, i) => {
    const bar = document.createElementNS('http://www.w3.org/2000/svg', 'rect'), height = 4 + 34 * row.ok / most, bad = row.verdict === 'violation';
    for (const [attribute, value] of [['x', 4 + 7 * i], ['y', 41 - height], ['width', 5], ['height', height],
      ['fill', bad ? 'var(--bad)' : row.verdict === 'valid' ? 'var(--good)' : 'var(--doubt)'], ['stroke', bad ? 'var(--text)' : 'none']]) bar.setAttribute(attribute, value);
    const title = document.createElementNS('http://www.w3.org/2000/svg', 'title');
    title.textContent = `${row.began}: ${row.verdict}, ${row.ok} ok`;
    bar.append(title);
    svg.append(bar);
  });
  return element('div', { class: 'trend' }, svg, element('span', { class: 'note' }, `${name}: ${counted(runs.length, 'run')}, ${counted(runs.filter(r => r.verdict === 'violation').length, 'violation')}`));
}

function draw() {
  const some = shown();
  byId('counts').textContent = `${some.length} of ${rows.length}; ` + Object.keys(MARKS).map(v => [v, some.filter(r => r.verdict === v).length]).filter(([, n]) => n).map(([v, n]) => n + ' ' + v).join(', ');
  byId('runs').replaceChildren(some.length ? table(['verdict', 'run', 'world', 'flaws', 'findings', 'ok', 'failed', 'unknown', '', 'command'], some.map(rowElement), { label: 'Runs' })
    : element('p', { class: 'note' }, rows.length ? 'No run is like that.' : 'There are no runs yet: ./theseus run makes one.'));
  const groups = new Map();
  for (const row of [...some].reverse()) { const name = row.name.split('/')[0]; if (!groups.has(name)) groups.set(name, []); groups.get(name).push(row); }
  byId('trends').replaceChildren(...[...groups].map(([name, runs]) => trend(name, runs.slice(-60))));
  drawHeat(some);
}

function drawHeat(some) {
  const sums = {};
  for (const row of some) for (const [phase, counts] of Object.entries(row.matrix)) for (const [kind, n] of Object.entries(counts)) {
    sums[phase] ??= {};
    sums[phase][kind] = (sums[phase][kind] ?? 0) + n;
  }
  const kinds = [...new Set(Object.values(sums).flatMap(Object.keys))].sort();
  byId('heat').replaceChildren(kinds.length ? heat(sums, kinds) : element('p', { class: 'note' }, 'No fault was proven in them.'));
}

byId('theme').addEventListener('click', colour.toggle);
for (const name of JSON.parse(byId('annex').textContent))
  fill(byId('nights'), element('a', { href: 'trend/' + encodeURIComponent(name) + '.html' }, 'trend of ' + name), ' ');
drawFilters();
draw();
document.body.dataset.ready = 'yes';
