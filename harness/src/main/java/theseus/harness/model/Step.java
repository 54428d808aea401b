package theseus.harness.model;

import theseus.node.topology.Topology;

/// One thing that happens. Nodes are 0 to 3 for A to D; epochs are those of the topology.
sealed interface Step {
    /// A write or delete begins: a read quorum reports nothing above this rank.
    record Begin(int operation, long epoch, int seen) implements Step {}

    /// A replica answers a read's first round; the first answer begins the read.
    record Answer(int operation, long epoch, int node, int found) implements Step {}

    /// A round of an operation's put begins, again perhaps, and arrives at a first replica.
    ///
    /// @param minted whether the version is new
    record Put(int operation, long epoch, int node, int rank, boolean minted) implements Step {}

    /// A put arrives at a further replica, and the acknowledgement arrives in time.
    record Acknowledge(int operation, long epoch, int node, int rank) implements Step {}

    /// A put arrives for which no acknowledgement is of use, or none arrives in time.
    record Arrive(long epoch, int node, int rank) implements Step {}

    /// The authority decides.
    record Decide(Topology entered) implements Step {}

    /// The authority decides, and ends that phase again at once.
    record Abort(Topology entered, Topology instead) implements Step {}

    /// The joiner fences, wipes and opens the session.
    record Prepare(int node, long epoch, int session) implements Step {}

    /// The joiner wipes what clients may have written to it.
    record Wipe(int node, long epoch) implements Step {}

    /// A source fences the dual-write epoch and takes its snapshot.
    record Snapshot(int node, int session, int content) implements Step {}

    /// A source's copy arrives at the joiner.
    record Copy(int source, int session, int content) implements Step {}

    /// A replica raises its fence for the driver's barrier.
    record Fence(int node, long epoch) implements Step {}

    /// The leaver begins its cleanup.
    record Leave(int node, long epoch) implements Step {}

    /// The joiner learns that its session is over.
    record Close(int node, long epoch) implements Step {}
}
