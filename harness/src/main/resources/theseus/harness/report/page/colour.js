// The theme: the system's, until the reader chooses one.
const colour = (() => {
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  let read = {};
  const listeners = [];
  function choose(theme) {
    root.dataset.theme = theme;
    read = {};
    listeners.forEach(listener => listener());
  }
  choose(dark.matches ? 'dark' : 'light');
  dark.addEventListener('change', event => choose(event.matches ? 'dark' : 'light'));
  return {
    toggle: () => choose(root.dataset.theme === 'dark' ? 'light' : 'dark'),
    onChange: listener => listeners.push(listener),
    of: name => read[name] ??= getComputedStyle(root).getPropertyValue('--' + name).trim(),
    kind: f => colour.of(f === 'read' || f === 'get' ? 'read' : f === 'delete' ? 'delete' : f === 'write' || f === 'put' ? 'write' : 'other'),
  };
})();
