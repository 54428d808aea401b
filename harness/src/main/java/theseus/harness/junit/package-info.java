/// A migration under faults as a JUnit test: one annotated method in anybody's build.
package theseus.harness.junit;
