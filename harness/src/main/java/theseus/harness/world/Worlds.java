package theseus.harness.world;

/// Builds worlds of one kind.
@FunctionalInterface
public interface Worlds {
    /// A world with the scene's first nodes up and ready; close it when done.
    World build(Scene scene);
}
