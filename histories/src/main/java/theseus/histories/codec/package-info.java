/// Histories as files: our JSON lines, Jepsen's EDN, and Jepsen's log.
package theseus.histories.codec;
