package theseus.harness.world.sim;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes the choices of a simulated world. The outcome of each follows from the seed, from what it is about, and from
/// how
/// many of its kind came before: so what becomes of one message does not shift what becomes of another, and a run from
/// which an operation is left out is otherwise the same.
///
/// The log of what was unusual is enough to repeat a run without its seed. It outlives a change of the code that draws
/// other numbers, as long as the names of the choices stay.
public final class Choices {
    private static final String DRAWN_BY_NODE = " draw";

    private final long seed;
    private final Map<String, Long> settled;
    private final SortedMap<String, Long> log;
    private final Counts numbers = new Counts();
    private final Chance chance = new Chance(0, "choices");

    private Choices(long seed, Map<String, Long> settled, SortedMap<String, Long> log) {
        this.seed = seed;
        this.settled = settled;
        this.log = log;
    }

    /// Choices that follow from the seed.
    public static Choices drawn(long seed) {
        return new Choices(seed, null, null);
    }

    /// Choices that follow from the seed and are written down.
    public static Choices logged(long seed) {
        return new Choices(seed, null, new TreeMap<>());
    }

    /// Choices settled beforehand, by name; what is not among them takes its usual outcome, and only where there is
    /// none
    /// follows from the seed. They are written down, too.
    public static Choices settled(long seed, Map<String, Long> outcomes) {
        return new Choices(seed, new TreeMap<>(outcomes), new TreeMap<>());
    }

    /// The unusual outcomes so far by the names of their choices; empty unless they are written down.
    public SortedMap<String, Long> log() {
        return log == null ? Collections.emptySortedMap() : Collections.unmodifiableSortedMap(log);
    }

    /// Whether the named choice has no usual outcome, so that leaving it out makes nothing simpler.
    public static boolean isAlwaysDrawn(String name) {
        return name.substring(0, name.lastIndexOf(" #")).endsWith(DRAWN_BY_NODE);
    }

    /// What a node draws for itself.
    static Choice byNode(String node, long bound) {
        return new Named(node + DRAWN_BY_NODE, Choice.NOTHING, chance -> chance.below(bound));
    }

    long make(Choice choice) {
        long id = choice.id();
        int number = numbers.next(id);
        if (log == null) return choice.drawn(stream(id, number));
        String name = choice.about() + " #" + number;
        long outcome = settled == null ? choice.drawn(stream(id, number)) : settled(choice, name, id, number);
        if (outcome != choice.usual()) log.put(name, outcome);
        return outcome;
    }

    private long settled(Choice choice, String name, long id, int number) {
        Long outcome = settled.get(name);
        if (outcome != null) return outcome;
        return choice.usual() == Choice.NOTHING ? choice.drawn(stream(id, number)) : choice.usual();
    }

    private Chance stream(long id, int number) {
        chance.restart(Chance.mixed(seed ^ Chance.mixed(id + number)));
        return chance;
    }
}
