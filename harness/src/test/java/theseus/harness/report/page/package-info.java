/// The page of a run in a real browser.
package theseus.harness.report.page;
