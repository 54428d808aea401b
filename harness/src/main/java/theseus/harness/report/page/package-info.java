/// The page of one run: one file that needs no network, made from the sources beside this package's resources.
package theseus.harness.report.page;
