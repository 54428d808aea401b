package theseus.nemesis;

import java.util.List;

/// What can be wrong with a link that is not cut.
public sealed interface Impairment {
    /// Every message is late.
    record Slow(long delayMillis, long jitterMillis) implements Impairment {}

    /// So many of a hundred messages never arrive.
    record Lossy(int percent) implements Impairment {}

    /// So many of a hundred messages arrive twice.
    record Doubling(int percent) implements Impairment {}

    /// So many of a hundred messages are overtaken by those that come up to so much later.
    record Shuffling(int percent, long byMillis) implements Impairment {}

    /// No more than so many bytes pass in a second.
    record Narrow(long bytesPerSecond) implements Impairment {}

    /// Messages wait at the sender, and set out when the link is let go.
    ///
    /// @param messages labels of those that wait, such as `put-asked`; empty for all
    record Holding(List<String> messages) implements Impairment {
        public Holding {
            messages = List.copyOf(messages);
        }

        /// Whether such messages wait.
        public boolean holds(String message) {
            return messages.isEmpty() || messages.contains(message);
        }
    }

    /// In words, for ledgers.
    default String words() {
        return switch (this) {
            case Slow slow -> "%d ms ± %d ms late".formatted(slow.delayMillis(), slow.jitterMillis());
            case Lossy lossy -> lossy.percent() + " % lost";
            case Doubling doubling -> doubling.percent() + " % doubled";
            case Shuffling s -> "%d %% overtaken by up to %d ms".formatted(s.percent(), s.byMillis());
            case Narrow narrow -> narrow.bytesPerSecond() + " bytes a second";
            case Holding h -> (h.messages().isEmpty() ? "all" : String.join(", ", h.messages())) + " held";
        };
    }
}
