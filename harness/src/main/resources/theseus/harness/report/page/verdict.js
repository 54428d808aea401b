// Verdict, command and explanation.
const MARKS = { valid: '✓', violation: '✗', undecided: '?', unfinished: '…' };

function drawVerdict(goToError) {
  document.title = run.headline;
  const word = run.headline.split(':')[0];
  fill(byId('verdict'), 
    element('div', { class: 'row' },
      element('span', { class: 'badge ' + run.verdict }, MARKS[run.verdict] + ' ' + word),
      findings.length > 0 && element('button', { class: 'main', id: 'first-error', onclick: goToError }, 'Go to the first error'),
      element('button', { id: 'theme', onclick: colour.toggle }, 'Light or dark')),
    element('h1', {}, run.headline.slice(word.length + 2) || run.headline),
    run.command && element('div', { class: 'row' },
      element('span', { class: 'note' }, 'Repeat it with'), element('code', { class: 'command', id: 'command' }, run.command),
      element('button', { onclick: event => copy(run.command, event.target) }, 'Copy')));
}

function copy(text, button) {
  const say = word => { button.textContent = word; };
  if (navigator.clipboard) navigator.clipboard.writeText(text).then(() => say('Copied'), () => say('Not allowed'));
  else say('Not possible here');
}

const HEADS = ['op', 'process', 'from', 'to', 'what', 'outcome', 'version', 'via', 'replicas', 'epoch, phase'];

function operationRow(row, choose) {
  const made = cells([nameOf(row), columns.process[row], seconds(columns.start[row]),
    columns.finish[row] < 0 ? '-' : seconds(columns.finish[row]), whatOf(row), outcomeOf(row), textOf('version', row),
    textOf('node', row), textOf('replicas', row), columns.epoch[row] < 0 ? '-' : columns.epoch[row] + ' ' + textOf('phase', row)]);
  made.tabIndex = 0;
  made.dataset.place = columns.place[row];
  const go = () => choose(row);
  made.addEventListener('click', go);
  made.addEventListener('keydown', event => { if (event.key === 'Enter') go(); });
  return made;
}

function findingElement(finding, choose) {
  const rows = finding.operations.map(place => rowOfPlace.get(place)).filter(row => row !== undefined);
  const parts = [element('h3', {}, finding.headline)];
  finding.sentence.split('\n').forEach(line => parts.push(element('p', {}, line)));
  if (finding.testimony.length) parts.push(element('ul', { class: 'testimony' }, finding.testimony.map(text => element('li', {}, text))));
  if (rows.length) parts.push(table(HEADS, rows.map(row => operationRow(row, choose)), { label: 'The operations that show it' }));
  if (finding.stop) parts.push(stopElement(finding.stop));
  if (finding.replicas.length) parts.push(
    element('p', { class: 'note' }, 'Replicas of ' + finding.key + ' ' + finding.when + ':'),
    table(['node', 'role', 'is', 'knows epoch', 'holds'],
      finding.replicas.map(r => cells([r.node, r.role, r.state, r.knew, r.held])), { label: 'Replicas then' }));
  if (finding.ruledOut.length) parts.push(element('p', { class: 'note' }, 'Ruled out:'),
    element('ul', {}, finding.ruledOut.map(text => element('li', {}, text))));
  return element('div', { class: 'finding' }, parts);
}

function stopElement(stop) {
  const stuck = rowOfPlace.get(stop.stuck);
  const state = stop.states.length ? 'the key holds ' + stop.states.at(-1) : 'nothing has happened yet';
  const others = stop.illegal.filter(place => place !== stop.stuck).map(place => nameOf(rowOfPlace.get(place)));
  return element('p', { class: 'stop' },
    `In order so far: ${stop.order.length} operations (numbered on the timeline); then ${state}, and ${nameOf(stuck)} `
    + `(${whatOf(stuck)}, ${outcomeOf(stuck)}) cannot be next`
    + (others.length ? `, nor can ${others.slice(0, 8).join(', ')}${others.length > 8 ? ' and others' : ''}` : '') + '.');
}

function drawExplanation(choose) {
  const place = byId('explanation');
  if (!run.account) return;
  if (findings.length) fill(place, findingElement(findings[0], choose));
  for (const [anomaly, group] of grouped(findings.slice(1))) fill(place, element('details', {},
    element('summary', {}, `${group.length} × ${anomaly} besides`), group.map(finding => findingElement(finding, choose))));
  for (const doubt of run.account.doubts) if (run.verdict === 'violation') fill(place, element('p', { class: 'note' }, 'Besides, undecided: ' + doubt));
  for (const flaw of run.account.flaws) fill(place, element('p', {},
    `${flaw.control ? 'Control' : 'Flaw'} ${flaw.label} (${flaw.summary}): ${flaw.words}`));
}

function grouped(some) {
  const groups = new Map();
  for (const finding of some) {
    if (!groups.has(finding.anomaly)) groups.set(finding.anomaly, []);
    groups.get(finding.anomaly).push(finding);
  }
  return groups;
}
