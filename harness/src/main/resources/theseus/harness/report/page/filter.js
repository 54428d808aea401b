// Which operations are shown.
const filter = (() => {
  const chosen = { key: '', client: '', kind: '', level: '', outcome: '' };
  const listeners = [];
  const numbers = new Map(columns.texts.map((text, number) => [text, number]));
  let wanted = {};
  function prepare() {
    wanted = {
      key: chosen.key === '' ? null : numbers.get(chosen.key) ?? -2,
      kind: chosen.kind === '' ? null : numbers.get(chosen.kind) ?? -2,
      level: chosen.level === '' ? null : numbers.get(chosen.level) ?? -2,
      client: chosen.client === '' ? null : Number(chosen.client),
      outcome: chosen.outcome === '' ? null : Number(chosen.outcome),
    };
  }
  prepare();
  function passes(row) {
    return (wanted.key === null || columns.key[row] === wanted.key)
      && (wanted.kind === null || columns.f[row] === wanted.kind)
      && (wanted.level === null || columns.level[row] === wanted.level)
      && (wanted.client === null || lanes.clientOf(row) === wanted.client)
      && (wanted.outcome === null || columns.outcome[row] === wanted.outcome);
  }
  function choose(name, value) {
    chosen[name] = value;
    const field = byId('filter-' + name);
    if (field && field.value !== value) field.value = value;
    prepare();
    listeners.forEach(listener => listener());
  }
  function select(name, options) {
    return element('label', {}, name, element('select', { id: 'filter-' + name, onchange: event => choose(name, event.target.value) },
      element('option', { value: '' }, 'all'), options.map(([value, text]) => element('option', { value }, text))));
  }
  function keyField() {
    const keys = distinct('key');
    if (keys.length <= 200) return select('key', keys.map(key => [key, key.slice(0, 60)]));
    return element('label', {}, 'key', element('input', { id: 'filter-key', list: 'keys-known', placeholder: 'all', onchange: event => choose('key', event.target.value) }),
      element('datalist', { id: 'keys-known' }, keys.slice(0, 2000).map(key => element('option', { value: key }))));
  }
  function draw() {
    fill(byId('filters'), keyField(),
      select('client', lanes.clients.map(client => [String(client), 'c' + client])),
      select('kind', distinct('f').map(f => [f, f])),
      select('level', distinct('level').map(level => [level, level])),
      select('outcome', [['0', 'ok'], ['1', 'failed'], ['2', 'unknown']]),
      element('button', { id: 'filter-none', onclick: () => Object.keys(chosen).forEach(name => choose(name, '')) }, 'All operations'),
      element('span', { id: 'filter-count', class: 'note' }));
  }
  return { passes, choose, draw, chosen, onChange: listener => listeners.push(listener) };
})();
