// Counts by phase and kind of fault: the more, the stronger the colour. What every migration passes through ought to
// have been hit.
const PHASES = ['PREPARE', 'DUAL_WRITE', 'DATA_COPY', 'VERIFY', 'CUTOVER', 'CLEANUP', 'RETREAT', 'STEADY'];
const ALWAYS = 6;

function heat(counts, kinds) {
  const most = Math.max(1, ...Object.values(counts).flatMap(row => Object.values(row)));
  return table(['', ...kinds], PHASES.map((phase, place) => element('tr', {}, element('th', { scope: 'row' }, phase), kinds.map(kind => {
    const n = counts[phase]?.[kind] ?? 0, cell = element('td', { class: 'cell' + (n === 0 && place < ALWAYS ? ' none' : '') }, n);
    if (n) cell.style.background = `color-mix(in srgb, var(--read) ${Math.round(12 + 55 * n / most)}%, transparent)`;
    return cell;
  }))), { class: 'heat', label: 'Coverage' });
}
