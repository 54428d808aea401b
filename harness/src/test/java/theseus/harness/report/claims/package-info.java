/// The forms of sentence that explanations are made of, each with what must be so where it is said.
package theseus.harness.report.claims;
