/// The model check: the node's own pure rules, explored exhaustively for the smallest interesting cluster.
package theseus.harness.model;
