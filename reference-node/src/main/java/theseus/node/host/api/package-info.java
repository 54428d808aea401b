/// The HTTP/JSON API for clients, operators and, where switched on, test levers.
package theseus.node.host.api;
