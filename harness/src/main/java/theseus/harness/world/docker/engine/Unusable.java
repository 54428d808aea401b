package theseus.harness.world.docker.engine;

/// Containers cannot be used here. The message is one line for the user: what is missing, and what to do about it.
public final class Unusable extends RuntimeException {
    public Unusable(String message) {
        super(message);
    }

    public Unusable(String message, Throwable cause) {
        super(message, cause);
    }
}
