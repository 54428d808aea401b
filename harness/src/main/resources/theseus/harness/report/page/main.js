// Puts the page together; what a reader looks at first comes first.
drawVerdict(timeline.firstError);
drawExplanation(timeline.choose);
if (findings.length) order.show((findings.find(f => f.operations.length) ?? findings[0]).stop);
timeline.start();
requestAnimationFrame(() => {
  plots.start();
  tables.start();
  document.body.dataset.ready = 'yes';
});
