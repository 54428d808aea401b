/// Runs written down with all that made them what they were, and sailed again.
package theseus.harness.replay;
