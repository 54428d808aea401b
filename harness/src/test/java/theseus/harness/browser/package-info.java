/// Pages as a person sees them.
package theseus.harness.browser;
