/// A tree in the shape of the real one that breaks every rule once, so that each is known to be able to fail.
package theseus.harness.layering.broken;
