/// The ports that a world offers to the nemesis.
package theseus.nemesis.lever;
