/// The node as a program: options, data directory, real clock, network and disk, HTTP.
package theseus.node.host;
