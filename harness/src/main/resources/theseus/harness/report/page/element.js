// Elements are made from text only: nothing that a history says is ever parsed as markup.
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'class') made.className = value;
    else if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? '' : value);
  }
  return fill(made, children);
}

// Appends children; what a condition left out is none.
function fill(place, ...children) {
  for (const child of children.flat(2))
    if (child !== null && child !== undefined && child !== false) place.append(child instanceof Node ? child : String(child));
  return place;
}

const byId = id => document.getElementById(id);

// A table that scrolls sideways by itself, so that the page does not.
function table(heads, rows, attributes = {}) {
  const numbers = place => rows[0]?.cells[place]?.classList.contains('number');
  const head = element('tr', {}, heads.map((text, place) => element('th', { scope: 'col', class: numbers(place) && 'number' }, text)));
  return element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': attributes.label ?? heads.join(', ') },
    element('table', { class: attributes.class }, element('thead', {}, head), element('tbody', {}, rows)));
}

const cells = texts => element('tr', {}, texts.map(text =>
  element('td', { class: typeof text === 'number' ? 'number' : String(text).length > 60 ? 'long' : null }, text === null || text === undefined ? '-' : text)));

const counted = (n, what) => n + ' ' + what + (n === 1 ? '' : 's');
const seconds = (nanos, digits = 4) => (nanos / 1e9).toFixed(digits) + ' s';
const millis = nanos => (nanos / 1e6).toFixed(nanos < 1e6 ? 3 : 1) + ' ms';
