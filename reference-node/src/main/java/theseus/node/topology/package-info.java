/// The cluster's shape as data, and the pure rules by which one topology follows another.
package theseus.node.topology;
