package theseus.nemesis;

import java.util.List;

/// Something that goes wrong, as data. How long it lasts is the plan's business.
public sealed interface Fault {
    /// Messages are dropped between nodes as the grudge says; clients still reach every node.
    ///
    /// @param shape how it was drawn: `halves`, `one`, `majorities-ring`, `bridge`, `one-way`, ...
    record Partition(String shape, Grudge grudge) implements Fault {}

    /// The processes die at once (SIGKILL: what was not synced is lost) and start again on the same data when healed.
    record Kill(List<String> nodes) implements Fault {
        public Kill {
            nodes = List.copyOf(nodes);
        }
    }

    /// The processes stand still and go on when healed.
    record Pause(List<String> nodes) implements Fault {
        public Pause {
            nodes = List.copyOf(nodes);
        }
    }

    /// The nodes' wall clocks jump by the offset, and back when healed.
    record SkewClock(List<String> nodes, long offsetMillis) implements Fault {
        public SkewClock {
            nodes = List.copyOf(nodes);
        }
    }

    /// The kind, as options, histories and reports name it.
    default String kind() {
        return switch (this) {
            case Partition _ -> "partition";
            case Kill _ -> "kill";
            case Pause _ -> "pause";
            case SkewClock _ -> "clock";
        };
    }
}
