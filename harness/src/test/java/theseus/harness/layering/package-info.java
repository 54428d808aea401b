/// Keeps the architecture as drawn in `docs/ARCHITECTURE.md`: who may import whom, and what may not be asked of the
/// JVM.
package theseus.harness.layering;
