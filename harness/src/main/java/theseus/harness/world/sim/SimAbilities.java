package theseus.harness.world.sim;

import java.util.SortedMap;
import java.util.TreeMap;
import theseus.harness.world.Ability;
import theseus.nemesis.plan.Kind;

/// What the simulation can make go wrong, and how.
public final class SimAbilities {
    private SimAbilities() {}

    /// By kind.
    public static SortedMap<Kind, Ability> all() {
        SortedMap<Kind, Ability> all = new TreeMap<>();
        for (Kind kind : Kind.values()) all.put(kind, of(kind));
        return all;
    }

    private static Ability of(Kind kind) {
        return switch (kind) {
            case PARTITION, ONE_WAY -> Ability.does("the link drops messages, or keeps some until it is mended");
            case CLOG, HOLD -> Ability.does("the link keeps messages until it is let go");
            case SLOW_LINK, LOSS, DUPLICATE, REORDER, BANDWIDTH -> Ability.does("done to each message on the link");
            case KILL -> Ability.does("the process is gone, and with it some of what was not synced");
            case STOP -> Ability.does("the process is gone, all that it wrote is kept");
            case RESTART ->
                Ability.does("stopped and started, as another version where one is given; no heap is simulated");
            case PAUSE -> Ability.does("what happens to the machine waits");
            case CLOCK, STROBE, DRIFT -> Ability.does("the machine's own clock");
            case POWER_LOSS, TORN_RECORD ->
                Ability.does("of what was not synced nothing is left, or all but a record's end");
            case FLIP_BIT -> Ability.does("in what was synced, while the process is down");
            case DISK_FULL, SLOW_SYNC -> Ability.does("syncs fail, or take longer");
            case FAILPOINT -> Ability.does("what the node was about to do waits; its other work goes on");
        };
    }
}
