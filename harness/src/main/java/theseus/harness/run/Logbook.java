package theseus.harness.run;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import theseus.harness.client.Played;
import theseus.harness.client.Tally;
import theseus.harness.system.Levels;
import theseus.harness.system.View;
import theseus.histories.History;
import theseus.histories.check.Expectations;
import theseus.histories.check.Finding;

/// All that is known of a run when it is over: what the checks look at.
///
/// @param chart what was planned
/// @param history what happened
/// @param sightings the topologies, as they were seen
/// @param legs what became of each migration
/// @param ledger the faults
/// @param migrated whether every migration ended in time
/// @param before what the replicas held when all was quiet, before the last reads repaired anything
/// @param unread what the last reads could not read, as `key at LEVEL`
/// @param after what the replicas held after the last reads
/// @param played what clients did
/// @param tally how the operations ended
/// @param breaches invariants that the world saw broken, and retries that the clients saw applied twice
/// @param guards how often each guard fired
/// @param waiting what each node waits for, where the migration did not end
/// @param healedNanos when every fault was healed
public record Logbook(
        Chart chart,
        History history,
        List<Sighting> sightings,
        List<Leg> legs,
        List<LedgerEntry> ledger,
        boolean migrated,
        Census before,
        List<String> unread,
        Census after,
        Played played,
        Tally tally,
        List<Finding> breaches,
        SortedMap<String, Long> guards,
        SortedMap<String, String> waiting,
        long healedNanos) {
    public Logbook {
        sightings = List.copyOf(sightings);
        legs = List.copyOf(legs);
        ledger = List.copyOf(ledger);
        unread = List.copyOf(unread);
        breaches = List.copyOf(breaches);
        guards = Collections.unmodifiableSortedMap(new TreeMap<>(guards));
        waiting = Collections.unmodifiableSortedMap(new TreeMap<>(waiting));
    }

    /// What the system's levels are held to. While faults last nobody can be asked to agree.
    public Expectations expectations() {
        Levels levels = chart.options().subject().charter().levels();
        return levels.expectations().calmFrom(healedNanos, levels.settleMillis() * 1_000_000);
    }

    /// The topology in the end.
    public View end() {
        return sightings.getLast().view();
    }

    /// The owners of the key in the end.
    public List<String> owners(String key) {
        return end().owners().getOrDefault(key, List.of());
    }

    /// Those who gained the key in the leg's last migration.
    public List<String> gainers(Leg leg, String key) {
        return sightings.stream()
                .map(Sighting::view)
                .filter(view -> !view.steady() && view.session() == leg.session())
                .findFirst()
                .map(view -> view.gainers(key))
                .orElse(List.of());
    }

    /// The nodes that a fault was left on for ever: none that a migration cannot do without.
    public SortedSet<String> lost() {
        SortedSet<String> lost = new TreeSet<>();
        for (LedgerEntry entry : ledger)
            if (entry.lasting()) lost.addAll(entry.fault().aimedAt());
        return lost;
    }
}
