/// What to do next, as pure values: a generator is asked for an operation and answers with it and with what it has
/// become.
package theseus.harness.generator;
