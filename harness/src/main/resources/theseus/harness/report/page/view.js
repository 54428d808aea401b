// The stretch of time that is seen, shared by the timeline and the plots.
const view = (() => {
  const LEAST = 20_000;
  let from = 0, to = lastNanos;
  const listeners = [];
  function set(newFrom, newTo) {
    const width = Math.min(Math.max(newTo - newFrom, LEAST), lastNanos * 1.1);
    from = Math.min(Math.max(newFrom, -lastNanos * 0.05), lastNanos * 1.05 - width);
    to = from + width;
    listeners.forEach(listener => listener());
  }
  return {
    get from() { return from; },
    get to() { return to; },
    set,
    all: () => set(0, lastNanos),
    move: share => set(from + (to - from) * share, to + (to - from) * share),
    zoom: (factor, at = (from + to) / 2) => set(at - (at - from) * factor, at + (to - at) * factor),
    around: (a, b) => { const margin = Math.max((b - a) * 0.15, 200_000); set(a - margin, b + margin); },
    onChange: listener => listeners.push(listener),
  };
})();
