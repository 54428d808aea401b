/// The metadata authority: who decides on the next topology, behind one port.
package theseus.node.metadata;
