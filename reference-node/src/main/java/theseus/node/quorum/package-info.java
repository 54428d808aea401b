/// How many, and of whom: the write and read rules by phase, and the tally that counts for them.
package theseus.node.quorum;
