/// The commit log: what a node must not forget, checksummed, synced in groups, replayed at start.
package theseus.node.log;
