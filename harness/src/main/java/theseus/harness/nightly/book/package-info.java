/// The book of the nights, an SQLite database: what was run, what was found, and what was hit.
package theseus.harness.nightly.book;
