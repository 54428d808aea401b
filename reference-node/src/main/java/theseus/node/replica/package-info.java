/// One replica: its fence, its records, and the one rule by which it takes and refuses.
package theseus.node.replica;
