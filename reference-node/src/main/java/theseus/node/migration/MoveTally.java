package theseus.node.migration;

import theseus.node.topology.MoveCounts;
import theseus.node.topology.Refusals;

/// What this node counted in the present session.
final class MoveTally {
    long copied;
    long ignored;
    long verified;
    long pulled;
    long swept;
    long deleted;

    MoveCounts counts() {
        return new MoveCounts(copied, ignored, verified, pulled, swept, deleted, Refusals.NONE);
    }

    void reset() {
        copied = ignored = verified = pulled = swept = deleted = 0;
    }
}
