/// What is told of a run: the content of `results.json`, from which every report is made.
package theseus.harness.report.account;
