package theseus.node.topology;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.node.ring.NodeId;

/// What a cutover stands on: for each planned range and each of its targets, the sources whose fenced snapshot
/// the target has copied and proved to dominate.
///
/// @param verified sources by range index and target
public record Evidence(SortedMap<Integer, SortedMap<NodeId, List<NodeId>>> verified) {
    public Evidence {
        verified = Collections.unmodifiableSortedMap(new TreeMap<>(verified));
    }

    /// The first gap, in words: a target that lacks a majority of the range's sources. Empty where there is none.
    ///
    /// @param sourcesNeeded how many sources of a range a target needs
    public Optional<String> gap(List<PlannedRange> plan, SourcesNeeded sourcesNeeded) {
        for (PlannedRange range : plan) {
            for (NodeId target : range.targets()) {
                int have = sources(range.index(), target).size();
                int need = sourcesNeeded.of(range);
                if (have < need)
                    return Optional.of("range %d of %d at %s is verified against %d sources, not %d"
                            .formatted(range.index() + 1, plan.size(), target, have, need));
            }
        }
        return Optional.empty();
    }

    private List<NodeId> sources(int range, NodeId target) {
        return verified.getOrDefault(range, new TreeMap<>()).getOrDefault(target, List.of());
    }
}
