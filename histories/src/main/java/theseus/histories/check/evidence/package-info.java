/// Evidence with names: what was lost, stale, dirty or out of order, and how stale, beside the question of
/// linearizability.
package theseus.histories.check.evidence;
