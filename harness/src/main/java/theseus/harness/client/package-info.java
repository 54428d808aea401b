/// The clients: they invoke what a generator gives, record it, and retire when they cannot know what became of it.
package theseus.harness.client;
