/// What is under test, as the harness sees it.
package theseus.harness.system;
