/// Grudges by name: the shapes in which a network falls apart.
package theseus.nemesis.network;
