/// What nodes say to each other: one record each, and their codec.
package theseus.node.message;
