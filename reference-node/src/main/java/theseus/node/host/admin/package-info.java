/// The node's operator at a terminal: what `theseus node …`, or the node's own jar with `admin …`, does.
package theseus.node.host.admin;
