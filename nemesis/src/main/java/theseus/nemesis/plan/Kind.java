package theseus.nemesis.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import theseus.nemesis.Impairment;

/// The kinds of fault that can be switched on. A new kind goes to the end.
public enum Kind {
    PARTITION("links are cut: a node alone, roles apart, halves, a bridge, a ring of majorities"),
    KILL("SIGKILL, started again later"),
    PAUSE("the process stands still, also across the edges of phases"),
    CLOCK("the wall clock jumps, and back"),
    ONE_WAY("links are cut in one direction alone"),
    CLOG("links stop one by one, and let go what waits in another order"),
    SLOW_LINK("messages are late"),
    LOSS("messages are lost"),
    DUPLICATE("messages arrive twice"),
    REORDER("messages overtake each other"),
    BANDWIDTH("links take few bytes a second"),
    HOLD("messages of some sort wait until the fault is over"),
    STOP("the process is asked to end, and started again later"),
    RESTART("ended and started at once, in another setup where one is given"),
    STROBE("the wall clock jumps to and fro"),
    DRIFT("the wall clock runs too fast or too slowly"),
    POWER_LOSS("all that was not synced is lost"),
    TORN_RECORD("the power fails in the midst of a record"),
    FLIP_BIT("a bit of the synced log flips while the process is down"),
    DISK_FULL("the disk takes no more bytes"),
    SLOW_SYNC("every sync takes long"),
    FAILPOINT("the node is held up at a point of its work");

    private final String summary;

    Kind(String summary) {
        this.summary = summary;
    }

    /// What it does, in a few words.
    public String summary() {
        return summary;
    }

    /// The name on the command line.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether those it hits answer nobody meanwhile.
    public boolean halts() {
        return switch (this) {
            case KILL, PAUSE, STOP, RESTART, POWER_LOSS, TORN_RECORD, FLIP_BIT, DISK_FULL -> true;
            case PARTITION,
                    CLOCK,
                    ONE_WAY,
                    CLOG,
                    SLOW_LINK,
                    LOSS,
                    DUPLICATE,
                    REORDER,
                    BANDWIDTH,
                    HOLD,
                    STROBE,
                    DRIFT,
                    SLOW_SYNC,
                    FAILPOINT -> false;
        };
    }

    /// The kind of what is wrong with a link.
    public static Kind of(Impairment how) {
        return switch (how) {
            case Impairment.Slow _ -> SLOW_LINK;
            case Impairment.Lossy _ -> LOSS;
            case Impairment.Doubling _ -> DUPLICATE;
            case Impairment.Shuffling _ -> REORDER;
            case Impairment.Narrow _ -> BANDWIDTH;
            case Impairment.Holding holding -> holding.messages().isEmpty() ? CLOG : HOLD;
        };
    }

    /// The kind of that name.
    public static Optional<Kind> labelled(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst();
    }
}
