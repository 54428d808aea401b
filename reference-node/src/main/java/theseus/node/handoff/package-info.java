/// Hinted handoff: what a silent replica missed is kept, and brought to the current owners when it answers again.
package theseus.node.handoff;
