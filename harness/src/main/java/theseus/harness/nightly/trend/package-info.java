/// What all nights show together: as a table for a terminal, as JSON, and as a page.
package theseus.harness.nightly.trend;
