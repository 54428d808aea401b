package theseus.nemesis.lever;

import java.util.List;
import java.util.function.Consumer;
import theseus.nemesis.Grudge;

/// What a world lets the nemesis do. Every lever answers once, on the run's own thread, after probing its effect.
public interface Levers {
    /// Makes the links be as the grudge says, and no others.
    void cut(Grudge grudge, Consumer<Effect> then);

    /// All links work again; proven by a message in each direction that had been cut.
    void mend(Consumer<Effect> then);

    /// Kills the processes at once.
    void kill(List<String> nodes, Consumer<Effect> then);

    /// Starts killed processes again on the same data; proven when they answer.
    void restart(List<String> nodes, Consumer<Effect> then);

    /// Freezes the processes.
    void pause(List<String> nodes, Consumer<Effect> then);

    /// Lets frozen processes go on; proven when they answer.
    void resume(List<String> nodes, Consumer<Effect> then);

    /// Sets the nodes' clocks off by so much; 0 sets them right.
    void skew(List<String> nodes, long offsetMillis, Consumer<Effect> then);
}
