package theseus.nemesis;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Something that goes wrong, as data: aimed, so that a world can do it. How long it lasts is the plan's business.
public sealed interface Fault {
    /// A fault of links.
    sealed interface OfLinks extends Fault {
        /// The links concerned: from each node to those whose messages to it are.
        Grudge grudge();

        /// Those whose links they are; every node where it has no middle.
        List<String> targets();

        @Override
        default List<String> aimedAt() {
            return targets();
        }

        @Override
        default List<String> nodes() {
            SortedSet<String> nodes = new TreeSet<>(grudge().deafTo().keySet());
            grudge().deafTo().values().forEach(nodes::addAll);
            return List.copyOf(nodes);
        }
    }

    /// Messages are dropped between nodes as the grudge says; clients still reach every node.
    ///
    /// @param shape how it was drawn: `halves`, `isolate`, `majorities-ring`, `bridge`, `deaf`, ...
    record Partition(String shape, List<String> targets, Grudge grudge) implements OfLinks {
        public Partition {
            targets = List.copyOf(targets);
        }
    }

    /// Messages pass, but badly.
    record Impaired(List<String> targets, Grudge grudge, Impairment how) implements OfLinks {
        public Impaired {
            targets = List.copyOf(targets);
        }
    }

    /// One link after the other stops passing messages, and one after the other, in another order, lets go those that
    /// wait.
    ///
    /// @param stepMillis between two links
    record Clogged(List<String> targets, Grudge grudge, long stepMillis) implements OfLinks {
        public Clogged {
            targets = List.copyOf(targets);
        }
    }

    /// The processes die at once (SIGKILL: what was not synced is lost) and start again on the same data when healed.
    record Kill(List<String> nodes) implements Fault {
        public Kill {
            nodes = List.copyOf(nodes);
        }
    }

    /// The processes are asked to end, and do; they start again when healed.
    record Stop(List<String> nodes) implements Fault {
        public Stop {
            nodes = List.copyOf(nodes);
        }
    }

    /// The processes end and start again at once, set up in another way; in the usual one again when healed.
    record Restart(List<String> nodes, Setup setup) implements Fault {
        public Restart {
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

    /// The nodes' wall clocks jump to and fro, by the offset, every period.
    record StrobeClock(List<String> nodes, long offsetMillis, long periodMillis) implements Fault {
        public StrobeClock {
            nodes = List.copyOf(nodes);
        }
    }

    /// The nodes' wall clocks run too fast by so many parts of a million, or too slowly; they jump back when healed.
    record DriftClock(List<String> nodes, long perMillion) implements Fault {
        public DriftClock {
            nodes = List.copyOf(nodes);
        }
    }

    /// The machines lose their power: of what was not synced, so much remains. They start again when healed.
    record LosePower(List<String> nodes, Remains remains) implements Fault {
        public LosePower {
            nodes = List.copyOf(nodes);
        }
    }

    /// The processes die, and a bit of what they had synced flips: they must refuse to start. The bit is put right when
    /// healed.
    record FlipBit(List<String> nodes) implements Fault {
        public FlipBit {
            nodes = List.copyOf(nodes);
        }
    }

    /// The disks take no more bytes; when healed there is room again, and the processes start anew.
    record FillDisk(List<String> nodes) implements Fault {
        public FillDisk {
            nodes = List.copyOf(nodes);
        }
    }

    /// Every sync takes so much longer.
    record SlowDisk(List<String> nodes, long millis) implements Fault {
        public SlowDisk {
            nodes = List.copyOf(nodes);
        }
    }

    /// The nodes are held up when they come to a point of their work, and let go when healed. Others of their work goes
    /// on.
    ///
    /// @param point label of the failpoint: `put-checked`, `enter-cutover`, `leave-verify`, ...
    record HoldUp(List<String> nodes, String point) implements Fault {
        public HoldUp {
            nodes = List.copyOf(nodes);
        }
    }

    /// Whom it hits.
    List<String> nodes();

    /// Those at whom it is aimed: the others at the far ends of their links are not.
    default List<String> aimedAt() {
        return nodes();
    }

    /// The same fault of other nodes; those of a fault of links are told by its links.
    default Fault at(List<String> others) {
        return switch (this) {
            case OfLinks links -> links;
            case Kill _ -> new Kill(others);
            case Stop _ -> new Stop(others);
            case Restart restart -> new Restart(others, restart.setup());
            case Pause _ -> new Pause(others);
            case SkewClock skew -> new SkewClock(others, skew.offsetMillis());
            case StrobeClock strobe -> new StrobeClock(others, strobe.offsetMillis(), strobe.periodMillis());
            case DriftClock drift -> new DriftClock(others, drift.perMillion());
            case LosePower lose -> new LosePower(others, lose.remains());
            case FlipBit _ -> new FlipBit(others);
            case FillDisk _ -> new FillDisk(others);
            case SlowDisk slow -> new SlowDisk(others, slow.millis());
            case HoldUp hold -> new HoldUp(others, hold.point());
        };
    }
}
