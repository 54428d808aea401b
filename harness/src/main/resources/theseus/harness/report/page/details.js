// What is said of the thing under the pointer, and of the one that was chosen.
const details = (() => {
  function ofOperation(row) {
    const pairs = [['operation', nameOf(row) + ', ' + whatOf(row) + ', process ' + columns.process[row]],
      ['outcome', outcomeOf(row)],
      ['time', seconds(columns.start[row], 6) + (columns.finish[row] < 0 ? ', never answered' : ' to ' + seconds(columns.finish[row], 6) + ', ' + millis(columns.finish[row] - columns.start[row]))]];
    if (columns.node[row] >= 0) pairs.push(['answered by', textOf('node', row) + (columns.level[row] < 0 ? '' : ' at ' + textOf('level', row))]);
    if (columns.replicas[row] >= 0) pairs.push([textOf('f', row) === 'read' ? 'asked' : 'acknowledged by', textOf('replicas', row)]);
    if (columns.version[row] >= 0) pairs.push(['version', textOf('version', row)]);
    if (columns.phase[row] >= 0) pairs.push(['epoch, phase', columns.epoch[row] + ' ' + textOf('phase', row)]);
    if (columns.nanosBehind[row] > 0) pairs.push(['staleness', columns.versionsBehind[row] + (columns.versionsBehind[row] === 1 ? ' version' : ' versions') + ' and ' + millis(columns.nanosBehind[row]) + ' behind']);
    if (order.of(row) >= 0) pairs.push(['in order', 'number ' + (order.of(row) + 1)]);
    if (order.stuck(row)) pairs.push(['in order', 'cannot be next: here the order stops']);
    if (evidenceRows.has(row)) pairs.push(['shows', findings[evidenceRows.get(row)].headline]);
    return pairs;
  }

  const ofMessage = m => [['message', m.kind + ', from ' + m.from + ' to ' + m.to], ['sent', seconds(m.sentNanos, 6)],
    ['fate', m.fate + (m.endedNanos < 0 ? '' : ' at ' + seconds(m.endedNanos, 6) + ', after ' + millis(m.endedNanos - m.sentNanos))], ['says', m.text]];
  const ofFault = span => [['fault ' + span.number, span.words], ['hit', span.nodes.join(' ')],
    ['time', seconds(span.from) + ' to ' + seconds(span.to)], ...span.steps.map(s => [s.step.toLowerCase(), seconds(s.time) + ' ' + s.details])];
  const ofPhase = span => [['phase', span.phase + ', epoch ' + span.epoch], ['time', seconds(span.from) + ' to ' + seconds(span.to)]];
  const ofHolding = (node, h) => [['replica', node], ['holds', h.version === null ? h.cause : (h.value ?? 'deleted') + ' at ' + h.version],
    ['since', seconds(h.nanos, 6) + ', by ' + h.cause]];

  const list = pairs => element('dl', {}, pairs.flatMap(([name, text]) => [element('dt', {}, name), element('dd', { class: 'mono' }, text)]));

  function hover(pairs, px, py) {
    const box = byId('hover');
    box.hidden = !pairs;
    if (!pairs) return;
    box.replaceChildren(...pairs.map(([name, text]) => element('div', {}, name + ': ' + text)));
    const stage = byId('stage').getBoundingClientRect();
    box.style.left = Math.max(4, Math.min(px + 14, stage.width - box.offsetWidth - 6)) + 'px';
    box.style.top = (py + 18 + box.offsetHeight > stage.height ? Math.max(2, py - box.offsetHeight - 10) : py + 18) + 'px';
  }

  return { ofOperation, ofMessage, ofFault, ofPhase, ofHolding, hover, show: pairs => byId('details').replaceChildren(pairs ? list(pairs) : '') };
})();
