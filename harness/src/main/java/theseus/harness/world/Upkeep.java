package theseus.harness.world;

import java.util.List;

/// What nodes do beside the clients' work. See `NodeOptions.Upkeep` of the node.
///
/// @param hintLifeMillis how long what a silent replica missed is kept for it; 0 for never, else less than the grace
/// @param hintsMax how many such hints a node keeps at most
/// @param tombstoneGraceMillis how long a delete is remembered at least
/// @param collectEveryMillis how often older deletes are forgotten; 0 for never
public record Upkeep(long hintLifeMillis, int hintsMax, long tombstoneGraceMillis, long collectEveryMillis) {
    /// As words of the reference node's command line.
    List<String> settings() {
        return List.of(
                "--hint-life=" + hintLifeMillis + "ms",
                "--hints-max=" + hintsMax,
                "--tombstone-grace=" + tombstoneGraceMillis + "ms",
                "--collect-every=" + collectEveryMillis + "ms");
    }
}
