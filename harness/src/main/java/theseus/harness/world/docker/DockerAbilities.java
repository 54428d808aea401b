package theseus.harness.world.docker;

import java.util.SortedMap;
import java.util.TreeMap;
import theseus.harness.world.Ability;
import theseus.nemesis.plan.Kind;

/// What can be made to go wrong in containers, how, and what proves it.
public final class DockerAbilities {
    private DockerAbilities() {}

    /// By kind.
    public static SortedMap<Kind, Ability> all() {
        SortedMap<Kind, Ability> all = new TreeMap<>();
        for (Kind kind : Kind.values()) all.put(kind, of(kind));
        return all;
    }

    private static Ability of(Kind kind) {
        return switch (kind) {
            case PARTITION, ONE_WAY ->
                Ability.does("packet filter in the listener's pod; proven by connections in each direction");
            case SLOW_LINK, LOSS, DUPLICATE, REORDER, BANDWIDTH, CLOG ->
                Ability.does("the sender's process does it to whole messages; proven by messages sent to see it");
            case HOLD -> Ability.does("the sender's process keeps them; proven by its count of those it keeps");
            case KILL, POWER_LOSS ->
                Ability.does("SIGKILL: what was not synced is in the process alone; proven by its exit code");
            case STOP -> Ability.does("SIGTERM; proven by the process's exit code");
            case RESTART ->
                Ability.does("another container on the same data, with another heap or version; proven by its answer");
            case PAUSE -> Ability.does("the cgroup freezer; proven by silence");
            case CLOCK, STROBE, DRIFT ->
                Ability.does("the node's own clock, never the host's; proven by what it reads against the machine's");
            case TORN_RECORD ->
                Ability.does("the process writes all but a record's end and dies; proven by its exit code");
            case FLIP_BIT ->
                Ability.does("in the node's volume, from its pod's holder; proven by the node's refusal to start");
            case DISK_FULL, SLOW_SYNC -> Ability.does("within the node's process; proven by what its disk says");
            case FAILPOINT -> Ability.does("within the node's process; proven by its count of arrivals there");
        };
    }
}
