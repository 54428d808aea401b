package theseus.node.host.peer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import theseus.node.message.Message;

/// What a test lever can make wrong with a link. Each throws an [IllegalArgumentException] that says what it expected.
public sealed interface Impediment {
    /// The longest that a message may be late.
    long MILLIS_MAX = 3_600_000;

    /// Every message is late.
    record Slow(long delayMillis, long jitterMillis) implements Impediment {
        public Slow {
            within("delayMillis", delayMillis, 0, MILLIS_MAX);
            within("jitterMillis", jitterMillis, 0, MILLIS_MAX);
        }
    }

    /// So many of a hundred messages never set out.
    record Lossy(long percent) implements Impediment {
        public Lossy {
            within("percent", percent, 1, 100);
        }
    }

    /// So many of a hundred messages set out twice.
    record Doubling(long percent) implements Impediment {
        public Doubling {
            within("percent", percent, 1, 100);
        }
    }

    /// So many of a hundred messages are overtaken by those that come up to so much later.
    record Shuffling(long percent, long byMillis) implements Impediment {
        public Shuffling {
            within("percent", percent, 1, 100);
            within("byMillis", byMillis, 0, MILLIS_MAX);
        }
    }

    /// No more than so many bytes set out in a second.
    record Narrow(long bytesPerSecond) implements Impediment {
        public Narrow {
            within("bytesPerSecond", bytesPerSecond, 1, Long.MAX_VALUE);
        }
    }

    /// Messages with these labels wait until it is over; all where there are none.
    record Holding(List<String> messages) implements Impediment {
        private static final TreeSet<String> LABELS =
                new TreeSet<>(Arrays.stream(Message.class.getPermittedSubclasses())
                        .map(Holding::label)
                        .toList());

        public Holding {
            messages = List.copyOf(messages);
            for (String message : messages)
                if (!LABELS.contains(message))
                    throw new IllegalArgumentException(
                            "no message is labelled '" + message + "'; expected some of " + String.join(", ", LABELS));
        }

        boolean holds(Message message) {
            return messages.isEmpty() || messages.contains(label(message.getClass()));
        }

        /// `PutAsked` is `put-asked`.
        private static String label(Class<?> type) {
            return type.getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        }
    }

    private static void within(String name, long value, long least, long most) {
        if (value < least || value > most)
            throw new IllegalArgumentException(name + " is " + value + "; expected " + least + " to " + most);
    }
}
