// The lanes, from the top: phases, faults, clients, nodes. A client that retired after an unknown outcome goes on in its
// lane under another process number.
const lanes = (() => {
  const HEIGHT = { phase: 22, fault: 14, client: 22, node: 44 };
  const threads = run.account?.clients || Math.min(64, new Set(columns.process).size) || 1;
  const clientOf = row => columns.process[row] % threads;
  const rowsOf = new Map();
  for (let row = 0; row < count; row++) {
    const client = clientOf(row);
    if (!rowsOf.has(client)) rowsOf.set(client, []);
    rowsOf.get(client).push(row);
  }
  const clients = [...rowsOf.keys()].sort((a, b) => a - b);
  const nodes = run.replay.knowings ? [...new Set(run.replay.knowings.map(k => k.node))].sort() : [];
  // Faults that overlap get lanes below each other.
  const faultRows = [];
  for (const span of faultSpans) {
    let lane = faultRows.findIndex(end => end < span.from);
    if (lane < 0) lane = faultRows.push(0) - 1;
    faultRows[lane] = span.to;
    span.lane = lane;
  }
  let y = 24;
  const phaseY = y; y += HEIGHT.phase + 4;
  const faultY = y; y += Math.max(1, faultRows.length) * HEIGHT.fault + 6;
  const clientY = new Map(clients.map(client => { const at = y; y += HEIGHT.client; return [client, at]; }));
  y += 8;
  const nodeY = new Map(nodes.map(node => { const at = y; y += HEIGHT.node; return [node, at]; }));
  return { HEIGHT, clients, nodes, rowsOf, clientOf, phaseY, faultY, clientY, nodeY, height: y + 6 };
})();
