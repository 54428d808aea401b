/// What the clients do, and to which keys.
package theseus.harness.workload;
