/// What a node tells of itself: lines of JSON, and counters.
package theseus.node.host.journal;
