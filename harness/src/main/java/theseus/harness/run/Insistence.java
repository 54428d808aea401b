package theseus.harness.run;

import java.util.Optional;
import java.util.function.Consumer;
import theseus.harness.world.Timeline;

/// Asks until the answer is yes; an answer may be lost.
final class Insistence {
    private static final long AGAIN_NANOS = 1_000_000_000L;

    private final Timeline timeline;
    private final Consumer<Consumer<Optional<String>>> request;
    private boolean granted;

    Insistence(Timeline timeline, Consumer<Consumer<Optional<String>>> request) {
        this.timeline = timeline;
        this.request = request;
    }

    void begin() {
        if (granted) return;
        request.accept(problem -> granted |= problem.isEmpty());
        timeline.after(AGAIN_NANOS, this::begin);
    }
}
