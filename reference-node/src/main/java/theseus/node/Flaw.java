package theseus.node;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The switchable defects. Each stands as a wrong rule beside the right one; nothing else of the node knows of it.
public enum Flaw {
    DUAL_WRITE_STOPS_EARLY("writes go to both sets in the first phase only, not while data is copied and verified"),
    COPY_NOTHING("the new owner is never sent what was written before it joined"),
    COPY_UNCONDITIONAL("a copied record replaces a newer one that a client wrote meanwhile"),
    COPY_WITHOUT_TOMBSTONES("deletes are not copied, so a deleted value comes back"),
    COPY_FROM_ONE_SOURCE("one old replica is copied from, and it may have missed an acknowledged write"),
    SLEEP_FOR_BARRIER("a sleep stands in for every fence of the migration, and a slow coordinator outsleeps it"),
    LAST_ARRIVAL_WINS("a replica keeps what arrives last, not what was written last"),
    WALL_CLOCK_VERSIONS("versions come from the coordinator's clock alone, so a fast clock hides later writes"),
    NO_WRITE_BACK("a read returns a value that only a minority holds, without completing its write"),
    OVERLAP_COUNTED_FOR_OLD_ONLY("nodes in both sets count for the old one alone, so the new quorum is out of reach"),
    NO_CLEANUP("those who lost a range keep its data for ever");

    private final String summary;

    Flaw(String summary) {
        this.summary = summary;
    }

    /// The name on the command line and in the catalogue: `sleep-for-barrier`.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What is wrong, in one line.
    public String summary() {
        return summary;
    }

    /// The flaw of that label.
    public static Optional<Flaw> labelled(String label) {
        return Arrays.stream(values())
                .filter(flaw -> flaw.label().equals(label))
                .findFirst();
    }
}
