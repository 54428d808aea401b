// Nights side by side: courses of numbers as bars, findings, nights, and canaries. Whatever a colour says, a word says too.
const { name, trend } = JSON.parse(byId('data').textContent);
const MARKS = { green: ['✓ green', 'valid'], yellow: ['? yellow', 'undecided'], red: ['✗ red', 'violation'] };
const NUMBERS = {
  'runs': n => n.runs, 'runs in containers': n => n.contained, 'runs a second': n => n.runsPerSecond,
  'operations a second and core': n => n.operationsPerCoreSecond, 'migrations': n => n.migrations, 'violations': n => n.violations,
  'undecided': n => n.undecided, 'cells of the matrix hit': n => n.cells, 'guards and branches reached': n => n.points, 'canaries caught': n => n.caught,
};
const plain = number => number === null || number === undefined ? '-' : Number.isInteger(number) ? String(number) : number.toFixed(number < 10 ? 2 : 1);
const sum = numbers => numbers.reduce((a, b) => a + b, 0);
const mean = numbers => { const some = numbers.filter(n => n !== null); return some.length ? sum(some) / some.length : null; };

function svg(tag, attributes, ...children) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

// One bar a night, oldest first; a number that is missing has none.
function bars(label, numbers, height, fill) {
  const most = Math.max(1e-9, ...numbers.filter(n => n !== null)), step = height > 30 ? 12 : 8;
  const width = Math.max(60, numbers.length * step + 6);
  return svg('svg', { width, height, viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: 'none', role: 'img', 'aria-label': label + ': ' + numbers.map(plain).join(', ') },
    ...numbers.map((number, i) => {
      const tall = number === null ? 0 : 1 + (height - 8) * number / most, title = svg('title', {});
      title.textContent = `night ${trend.nights[i].night}: ${plain(number)}`;
      return svg('rect', { x: 4 + step * i, y: height - 3 - tall, width: step - 2, height: tall, fill: fill(trend.nights[i]) }, title);
    }));
}

const ofColour = night => ({ green: 'var(--good)', yellow: 'var(--doubt)', red: 'var(--bad)' })[night.colour];
const cell = (content, kind) => element('td', { class: kind }, content);
const spark = (label, numbers) => cell(bars(label, numbers, 24, () => 'var(--read)'));

function drawCourses() {
  fill(byId('courses'), ...Object.entries(NUMBERS).map(([label, of]) => {
    const numbers = trend.nights.map(of);
    return element('div', {}, element('h3', {}, label), bars(label, numbers, 60, ofColour),
      element('span', { class: 'note' }, `last ${plain(numbers.at(-1))}, least ${plain(Math.min(...numbers))}, most ${plain(Math.max(...numbers))}`));
  }));
}

function drawFindings() {
  fill(byId('findings'), trend.findings.length ? table(['finding', 'kind', 'stands', 'times', '', 'smallest', 'repeat it with'], trend.findings.map(row => {
    const path = row.example && '../run/' + [name, ...row.example.split('/')].map(encodeURIComponent).join('/') + '/report.html';
    return element('tr', { title: row.sentence }, cell(path ? element('a', { href: path }, row.fingerprint) : row.fingerprint, 'long'), cell(row.kind), cell(row.standing),
      cell(sum(row.times), 'number'), spark(row.fingerprint, row.times), cell(row.smallest ?? '-', 'long'), cell(row.command));
  }), { label: 'Findings' }) : element('p', { class: 'note' }, 'Nothing was found in these nights.'));
}

function drawNights() {
  fill(byId('nights'), table(['night', '', 'begun', 'under test', 'commit', 'hours', 'sittings', 'runs', 'violations', 'undecided', 'wrecked', 'canaries'],
    [...trend.nights].reverse().map(row => element('tr', {}, cell(row.night, 'number'),
      cell(MARKS[row.colour][0] + (row.state === 'over' ? '' : ', ' + row.state), 'verdict ' + MARKS[row.colour][1]), cell(row.began.slice(0, 16).replace('T', ' ')), cell(row.subject),
      cell((row.commit ?? '-').slice(0, 10)), cell(row.hours.toFixed(2), 'number'), cell(row.sittings, 'number'), cell(row.runs, 'number'), cell(row.violations, 'number'),
      cell(row.undecided, 'number'), cell(row.wrecked, 'number'), cell(`${row.caught} of ${row.canaries}`))), { label: 'Nights' }));
}

function drawCanaries() {
  fill(byId('canaries'), trend.canaries.length ? table(['canary', 'world', 'runs until caught', 'mean runs', 'seconds', 'mean seconds', 'caught', 'of runs'], trend.canaries.map(row =>
    element('tr', {}, cell(row.flaw), cell(row.world), spark('runs until ' + row.flaw + ' is caught', row.runs), cell(plain(mean(row.runs)), 'number'),
      spark('seconds until ' + row.flaw + ' is caught', row.seconds), cell(plain(mean(row.seconds)), 'number'),
      cell(sum(row.of) === 0 ? 'not tried' : sum(row.convictions) || 'never', 'number'), cell(sum(row.of), 'number'))), { label: 'Canaries' }) : element('p', { class: 'note' }, 'There were no canaries.'));
}

byId('theme').addEventListener('click', colour.toggle);
byId('title').textContent = 'Nights in ' + name;
byId('counts').textContent = [counted(trend.nights.length, 'night'), counted(sum(trend.nights.map(n => n.runs)), 'run'), counted(trend.findings.length, 'finding')].join(', ');
if (trend.nights.length) { drawCourses(); drawNights(); } else fill(byId('courses'), element('p', { class: 'note' }, 'No night has begun yet.'));
drawFindings();
drawCanaries();
document.body.dataset.ready = 'yes';
