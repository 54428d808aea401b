package theseus.nemesis.lever;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import theseus.nemesis.Grudge;
import theseus.nemesis.Impairment;
import theseus.nemesis.Remains;
import theseus.nemesis.Setup;

/// What a world lets the nemesis do. Every lever answers once, on the run's own thread, after probing its effect. A
/// lever that a world does not have says so.
public interface Levers {
    /// Makes the links be as the grudge says, and no others.
    void cut(Grudge grudge, Consumer<Effect> then);

    /// All links work again; proven by a message in each direction that had been cut.
    void mend(Consumer<Effect> then);

    /// Makes the links bad in this way, besides whatever else is wrong with them.
    ///
    /// @param fault its number, by which it is relieved
    default void impair(int fault, Grudge links, Impairment how, Consumer<Effect> then) {
        then.accept(absent());
    }

    /// Ends what that fault did to links.
    default void relieve(int fault, Consumer<Effect> then) {
        then.accept(absent());
    }

    /// Kills the processes at once.
    void kill(List<String> nodes, Consumer<Effect> then);

    /// Asks the processes to end.
    default void stop(List<String> nodes, Consumer<Effect> then) {
        then.accept(absent());
    }

    /// Starts dead processes again on the same data; proven when they answer.
    void restart(List<String> nodes, Consumer<Effect> then);

    /// Ends the processes where they run, and starts them in that setup; proven when they answer and are in it.
    default void refit(List<String> nodes, Setup setup, Consumer<Effect> then) {
        then.accept(absent());
    }

    /// Freezes the processes.
    void pause(List<String> nodes, Consumer<Effect> then);

    /// Lets frozen processes go on; proven when they answer.
    void resume(List<String> nodes, Consumer<Effect> then);

    /// Sets the nodes' clocks off by so much; 0 sets them right in every way.
    void skew(List<String> nodes, long offsetMillis, Consumer<Effect> then);

    /// Makes the nodes' clocks jump by so much, back and forth, every period.
    default void strobe(List<String> nodes, long offsetMillis, long periodMillis, Consumer<Effect> then) {
        then.accept(absent());
    }

    /// Makes the nodes' clocks too fast by so many parts of a million, or too slow.
    default void drift(List<String> nodes, long perMillion, Consumer<Effect> then) {
        then.accept(absent());
    }

    /// Takes the power away, and with it what was not synced.
    default void losePower(List<String> nodes, Remains remains, Consumer<Effect> then) {
        then.accept(absent());
    }

    /// Kills the processes, flips a bit of what they had synced, and starts them; proven when they refuse.
    default void flipBit(List<String> nodes, Consumer<Effect> then) {
        then.accept(absent());
    }

    /// Puts flipped bits right, and starts the processes; proven when they answer.
    default void flipBack(List<String> nodes, Consumer<Effect> then) {
        then.accept(absent());
    }

    /// Lets the disks take no more bytes.
    default void fillDisk(List<String> nodes, Consumer<Effect> then) {
        then.accept(absent());
    }

    /// Makes room on the disks, and starts the processes anew; proven when they answer.
    default void emptyDisk(List<String> nodes, Consumer<Effect> then) {
        then.accept(absent());
    }

    /// Makes each sync take so much longer; 0 as long as it takes.
    default void slowDisk(List<String> nodes, long millis, Consumer<Effect> then) {
        then.accept(absent());
    }

    /// Holds the nodes up when they come to the point, and answers when one has come.
    ///
    /// @param then told `Missed` where none had come when they were let go
    default void holdUp(List<String> nodes, String point, Consumer<Effect> then) {
        then.accept(absent());
    }

    /// Lets the nodes go on.
    default void letGo(List<String> nodes, String point, Consumer<Effect> then) {
        then.accept(absent());
    }

    /// How far the copy of the migration under way has come, in percent of its ranges; empty where nobody can tell.
    default void copied(Consumer<OptionalInt> then) {
        then.accept(OptionalInt.empty());
    }

    private static Effect absent() {
        return new Effect.Impossible("this world has no such lever");
    }
}
