/// Can a stranger build against what we publish?
package theseus.harness.publication;
