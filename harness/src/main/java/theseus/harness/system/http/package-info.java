/// HTTP as a harness needs it: it knows whether a request has left.
package theseus.harness.system.http;
