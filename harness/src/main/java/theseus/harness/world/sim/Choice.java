package theseus.harness.world.sim;

/// One thing that the simulated world leaves to chance.
interface Choice {
    /// The [#usual] of a choice that must be drawn even in a world where nothing else is.
    long NOTHING = Long.MIN_VALUE;

    /// What it is about, in words: `n1>n3 PutAsked k3=1000043`. Choices about the same are told apart by their number.
    String about();

    /// A number that stands for [#about], the same in every JVM.
    long id();

    /// The outcome in a world in which nothing unusual happens; [#NOTHING] where there is none.
    long usual();

    /// An outcome by chance.
    long drawn(Chance chance);
}
