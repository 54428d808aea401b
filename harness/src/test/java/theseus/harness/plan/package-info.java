/// The testing plan that the seed proposed, under its own names.
package theseus.harness.plan;
