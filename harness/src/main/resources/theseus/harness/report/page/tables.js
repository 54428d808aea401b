// The ledger of faults, the coverage, and what the run was started as.
const tables = (() => {
  function ledger() {
    const place = byId('ledger');
    if (!run.account) return fill(place, element('p', { class: 'note' }, `${faultSpans.length} faults have struck so far.`));
    if (!run.account.faults.length) return fill(place, element('p', { class: 'note' }, 'None were planned.'));
    fill(place, table(['', 'attack', 'trigger', 'healing', 'hit', 'effect'], run.account.faults.map((f, i) =>
      cells([f.number, f.attack, f.trigger, f.healing, f.nodes.join(' ') || '-', mark(f) + ' ' + run.effects[i]])), { label: 'Faults' }));
  }

  const mark = f => f.ineffective ? '✗' : f.proven ? '✓' : '–';

  function coverage() {
    const place = byId('coverage');
    if (run.account) {
      const kinds = [...new Set(run.faults.map(f => f.kind))].sort();
      if (kinds.length) fill(place, element('h3', {}, 'Proven faults by phase and kind'), heat(run.account.matrix, kinds));
    }
    fill(place, ...promises(), ...power(), element('h3', {}, 'Operations by level and phase'), outcomes());
    if (!run.account) return;
    const guards = Object.entries(run.account.guards), silent = guards.filter(([, n]) => n === 0).map(([name]) => name);
    fill(place, element('h3', {}, 'Guards of the node that fired'),
      guards.some(([, n]) => n > 0) ? table(['guard', 'times'], guards.filter(([, n]) => n > 0).map(cells)) : element('p', { class: 'note' }, 'None.'),
      silent.length > 0 && element('p', { class: 'note' }, 'Never: ' + silent.join(', ') + '.'));
  }

  // What the judge held the answers of each level to.
  function promises() {
    const levels = Object.entries(run.account?.promises ?? {});
    if (!levels.length) return [];
    const answered = level => { let n = 0; for (let row = 0; row < count; row++) if (textOf('level', row) === level) n++; return n; };
    return [element('h3', {}, 'What each level promised'),
      table(['level', 'held to', 'operations at it'], levels.map(([level, promise]) => cells([level, promise, answered(level)])), { label: 'Promises by level' })];
  }

  // Single lies about the history, by kind: how many were told, and how many the checkers would have noticed.
  function power() {
    const counts = Object.entries(run.account?.power?.counts ?? {}).filter(([, n]) => n.tried > 0);
    if (!counts.length) return [];
    const percent = n => Math.round(100 * n.noticed / n.tried) + ' %';
    const all = counts.reduce((sum, [, n]) => ({ tried: sum.tried + n.tried, noticed: sum.noticed + n.noticed }), { tried: 0, noticed: 0 });
    return [element('h3', {}, 'How much the verdict says'),
      element('p', { class: 'note' }, `Of ${all.tried} single lies about this history, the checkers would have noticed ${percent(all)}.`),
      table(['lie', 'told', 'noticed', ''], counts.map(([kind, n]) => cells([kind.toLowerCase().replaceAll('_', ' '), n.tried, n.noticed, percent(n)])),
        { label: 'Lies noticed' })];
  }

  function outcomes() {
    const counts = new Map();
    for (let row = 0; row < count; row++) {
      const name = [textOf('f', row), textOf('level', row) ?? '-', textOf('phase', row) ?? '-'].join('\u0000');
      if (!counts.has(name)) counts.set(name, [0, 0, 0]);
      counts.get(name)[columns.outcome[row]]++;
    }
    return table(['kind', 'level', 'phase', 'ok', 'failed', 'unknown'],
      [...counts].sort(([a], [b]) => a < b ? -1 : 1).map(([name, n]) => cells([...name.split('\u0000'), ...n])));
  }

  function options() {
    const pairs = [['run', run.name], ['command', run.command]];
    if (run.account) {
      const n = run.account.operations;
      pairs.push(['operations', `${n.ok} ok, ${n.failed} failed, ${n.unknown} unknown, over ${run.account.keys} keys`], ['migrations', run.account.migrations.join('; ') || 'none']);
    }
    for (const [name, value] of Object.entries(run.manifest ?? {})) if (name !== 'command') pairs.push([name, Array.isArray(value) ? value.join(' ') : typeof value === 'object' ? JSON.stringify(value) : value]);
    fill(byId('options'), element('dl', {}, pairs.filter(([, text]) => text !== null && text !== undefined).flatMap(([name, text]) => [element('dt', {}, name), element('dd', { class: 'mono' }, text)])),
      element('p', { class: 'note' }, 'In the run\u2019s directory: history.jsonl (every operation, with whole values), results.json, verdict.txt, manifest.json, plan.json, and there or one above capabilities.txt (what can go wrong in its world, and what proves that it did).'));
  }

  return { start: () => { ledger(); coverage(); options(); } };
})();
