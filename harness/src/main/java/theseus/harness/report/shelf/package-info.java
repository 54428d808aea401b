/// Many runs side by side: the table of what is kept, served to the own machine or written as files.
package theseus.harness.report.shelf;
