package theseus.harness.model;

import java.util.List;
import java.util.SortedMap;

/// What an exploration found.
///
/// @param bounds what could happen
/// @param worlds how many different ones were reached, up to symmetry
/// @param steps how many steps were tried
/// @param depth the most steps on a shortest way to a world
/// @param complete whether every world within the bounds was reached
/// @param breaches for each kind found, the shortest way to it
public record Explored(
        Bounds bounds,
        long worlds,
        long steps,
        int depth,
        boolean complete,
        SortedMap<Breach, List<String>> breaches) {}
