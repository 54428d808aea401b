package theseus.harness.run;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.harness.system.Charter;
import theseus.harness.system.Levels;
import theseus.harness.system.System;
import theseus.harness.system.Systems;
import theseus.histories.check.Promise;

/// Which system is under test, and in what its levels are meant to differ from what it declares of them.
///
/// @param system its name
/// @param reads the level of reads while things go wrong; null for the one that it declares
/// @param expected promises of levels in place of those that it declares: to see them broken
public record Subject(String system, String reads, SortedMap<String, Promise> expected) {
    /// The reference node, as it declares itself.
    public static final Subject REFERENCE = named("reference");

    /// A system as it declares itself.
    public static Subject named(String system) {
        return new Subject(system, null, Collections.emptySortedMap());
    }

    public Subject {
        expected = Collections.unmodifiableSortedMap(new TreeMap<>(expected));
    }

    /// The system itself.
    public System itself() {
        return Systems.named(system)
                .orElseThrow(() -> new IllegalArgumentException("no system " + system + " is on the class path"));
    }

    /// What it says of itself, at the levels that are meant here.
    public Charter charter() {
        Charter declared = itself().charter();
        Levels levels = declared.levels();
        for (var each : expected.entrySet()) levels = levels.and(each.getKey(), each.getValue());
        return declared.with(reads == null ? levels : levels.reading(reads));
    }

    /// What runs of it are filed under, together with the world.
    public String in(String world) {
        return ofReference() ? world : world + "-" + system;
    }

    /// Whether it is the reference node; no bean's name, for recordings keep what has one.
    public boolean ofReference() {
        return system.equals(REFERENCE.system);
    }
}
