package theseus.node.migration;

import theseus.node.topology.MoveCounts;

/// What this node counted in the present session.
final class MoveTally {
    long copied;
    long ignored;
    long verified;
    long pulled;
    long swept;
    long deleted;

    MoveCounts counts() {
        return new MoveCounts(copied, ignored, verified, pulled, swept, deleted);
    }

    void reset() {
        copied = ignored = verified = pulled = swept = deleted = 0;
    }
}
