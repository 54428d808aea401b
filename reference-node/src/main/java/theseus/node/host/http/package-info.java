/// A small HTTP layer over the JDK's own server: routes, limits, errors that say what happened.
package theseus.node.host.http;
