/// How data moves while clients read and write: who does what in each phase of [theseus.node.topology.Phase].
///
/// [Driver] leads (where the metadata authority lives), [Joining] opens a session at those who gain a range,
/// [Source] streams fenced snapshots, [Target] takes them and proves that nothing is missing, [Leaving] sweeps
/// and deletes.
package theseus.node.migration;
