/// What a person asks of a run, in words: by options of the command line, or by attributes of an annotation.
package theseus.harness.run.orders;
