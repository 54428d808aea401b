/// The links between nodes: one-way batches of messages over HTTP, lost when they cannot be delivered at once.
package theseus.node.host.peer;
