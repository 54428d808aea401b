/// The real twins of the node's environment: one thread, its timers, the wall clock, the disk.
package theseus.node.host.machine;
