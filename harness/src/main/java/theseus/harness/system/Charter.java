package theseus.harness.system;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import theseus.nemesis.plan.Kind;

/// What a system says of itself. Nothing of it is found out by trying: the judge, the nemesis and the coverage go by
/// what is declared.
///
/// @param levels its consistency levels and their promises
/// @param moves the kinds of migration that it knows
/// @param phases what a migration passes through, in order, as its views spell them; without [Phases#STEADY]
/// @param abortable the phases from which a migration can be aborted
/// @param lacks the kinds of fault that cannot be done to it, each with the reason
/// @param features what else it can do
public record Charter(
        Levels levels,
        SortedSet<Move.Kind> moves,
        List<String> phases,
        List<String> abortable,
        SortedMap<Kind, String> lacks,
        SortedSet<Feature> features) {
    /// What not every system can do.
    public enum Feature {
        /// It recognises a write that is sent again under the same idempotency key.
        IDEMPOTENCY_KEYS,
        /// How many replicas a tenant has is chosen; otherwise every member has everything.
        REPLICATION_FACTOR,
        /// A replica can be asked what it holds, so that the end can be counted.
        CENSUS,
        /// A node's process starts before its migration is asked for; otherwise the migration has it started.
        STARTS_BEFORE_JOINING
    }

    /// What an engine does to any process and any network, from the outside.
    private static final Set<Kind> FROM_OUTSIDE =
            EnumSet.of(Kind.PARTITION, Kind.ONE_WAY, Kind.KILL, Kind.STOP, Kind.RESTART, Kind.PAUSE);

    public Charter {
        moves = Collections.unmodifiableSortedSet(new TreeSet<>(moves));
        phases = List.copyOf(phases);
        abortable = List.copyOf(abortable);
        lacks = Collections.unmodifiableSortedMap(new TreeMap<>(lacks));
        features = Collections.unmodifiableSortedSet(new TreeSet<>(features));
    }

    /// A system that does not move anything and has no levers within its processes: what is done to it is done from
    /// the outside.
    public static Charter of(Levels levels) {
        SortedMap<Kind, String> lacks = new TreeMap<>();
        for (Kind kind : Kind.values())
            if (!FROM_OUTSIDE.contains(kind)) lacks.put(kind, "needs a lever within the process, and it has none");
        return new Charter(levels, new TreeSet<>(), List.of(), List.of(), lacks, new TreeSet<>());
    }

    /// The same with these migrations, none of which can be aborted.
    public Charter moving(List<Move.Kind> kinds, String... phasesOfAll) {
        return new Charter(levels, new TreeSet<>(kinds), List.of(phasesOfAll), List.of(), lacks, features);
    }

    /// The same without that kind of fault.
    public Charter lacking(Kind kind, String why) {
        SortedMap<Kind, String> more = new TreeMap<>(lacks);
        more.put(kind, why);
        return new Charter(levels, moves, phases, abortable, more, features);
    }

    /// The same with these features.
    public Charter with(Feature... some) {
        return new Charter(levels, moves, phases, abortable, lacks, new TreeSet<>(List.of(some)));
    }

    /// The same at other levels.
    public Charter with(Levels others) {
        return new Charter(others, moves, phases, abortable, lacks, features);
    }

    /// Whether it can do that.
    public boolean has(Feature feature) {
        return features.contains(feature);
    }

    /// The kinds of fault that can be done to it, of these.
    public SortedSet<Kind> possible(SortedSet<Kind> kinds) {
        SortedSet<Kind> possible = new TreeSet<>(kinds);
        possible.removeAll(lacks.keySet());
        return possible;
    }
}
