/// A campaign of hours, night after night: what is run, what it came to, and what is kept of it.
package theseus.harness.nightly;
