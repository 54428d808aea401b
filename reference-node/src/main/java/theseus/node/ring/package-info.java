/// Where keys live: tokens, ranges and the ring of virtual nodes.
package theseus.node.ring;
