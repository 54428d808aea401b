package theseus.harness.model;

/// Takes what may follow a world.
interface Sink {
    /// @param breaches that the step itself is, as bits of [Breach]
    void follows(World next, Step step, int breaches);
}
