package theseus.harness.model;

import java.util.Arrays;

/// One state of the whole cluster, small enough to keep millions of: a row of bytes with a name for each place.
///
/// Versions are ranks: 1 is the lowest version that was minted so far, 0 none. A new version that comes between two
/// others moves the higher ones up, so two states that differ only in the numbers on the clocks are one. What is in
/// flight is a set that is never taken from: a message may arrive late, often, or not at all.
final class World extends Row {
    static final int NODES = 4;
    static final int VERSIONS = 4;
    static final int SESSIONS = 2;
    static final int OPERATIONS = 5;
    static final int PINS = 12;
    /// The operation that sweeps what the leaver holds; the others are the clients'.
    static final int SWEEP = OPERATIONS;

    /// A source has no snapshot yet.
    static final int NO_SNAPSHOT = 0;
    /// A source's snapshot has nothing of the key; higher numbers are ranks, plus one.
    static final int EMPTY_SNAPSHOT = 1;

    private static final int TOPOLOGY = 0;
    private static final int COMPLETED = 1;
    private static final int MINTED = 2;
    private static final int TOMBSTONES = 3;
    private static final int SESSION = 4;
    private static final int COPIED = 5;
    private static final int LEAVING = 6;
    private static final int WIPE = 7;
    private static final int HELD = 8;
    private static final int FENCE = HELD + NODES;
    private static final int KNOWN = FENCE + NODES;
    private static final int SNAPSHOT = KNOWN + NODES;
    private static final int PUTS = SNAPSHOT + SESSIONS * NODES;
    private static final int ACKNOWLEDGED = PUTS + VERSIONS * NODES * 2;
    private static final int OPERATION = ACKNOWLEDGED + VERSIONS * PINS;
    private static final int OPERATION_BYTES = 7;
    static final int BYTES = (OPERATION + (OPERATIONS + 1) * OPERATION_BYTES + 7) / 8 * 8;

    private static final int[] MIRRORED_ROWS = {HELD, FENCE, KNOWN, SNAPSHOT, SNAPSHOT + NODES};

    World() {
        this(new byte[BYTES]);
    }

    private World(byte[] at) {
        super(at);
    }

    /// The world whose bytes begin at the place.
    static World read(byte[] from, int offset) {
        return new World(Arrays.copyOfRange(from, offset, offset + BYTES));
    }

    World copy() {
        return new World(at.clone());
    }

    /// The index of the topology in force, in the [Course].
    int topology() {
        return at[TOPOLOGY];
    }

    void topology(int index) {
        at[TOPOLOGY] = (byte) index;
    }

    /// The highest version that was acknowledged to a client or returned to one.
    int completed() {
        return at[COMPLETED];
    }

    void complete(int rank) {
        if (rank > at[COMPLETED]) at[COMPLETED] = (byte) rank;
    }

    /// How many versions were minted.
    int minted() {
        return at[MINTED];
    }

    /// Whether the rank is a value, and one up to the other is a tombstone.
    boolean isDeletedAfter(int rank, int upTo) {
        for (int above = rank + 1; above <= upTo; above++) if (isTombstone(above)) return !isTombstone(rank);
        return false;
    }

    boolean isTombstone(int rank) {
        return (at[TOMBSTONES] >> rank & 1) != 0;
    }

    /// The rank that the node holds; 0 for nothing.
    int held(int node) {
        return at[HELD + node];
    }

    void hold(int node, int rank) {
        at[HELD + node] = (byte) rank;
    }

    int fence(int node) {
        return at[FENCE + node];
    }

    void fence(int node, long epoch) {
        if (epoch > at[FENCE + node]) at[FENCE + node] = (byte) epoch;
    }

    /// The epoch that the node knows at least: its own acts taught it. Whatever else it may know only makes it
    /// refuse more.
    int known(int node) {
        return at[KNOWN + node];
    }

    void know(int node, long epoch) {
        if (epoch > at[KNOWN + node]) at[KNOWN + node] = (byte) epoch;
    }

    /// Which nodes hold the rank or a higher one, as bits.
    int holders(int rank) {
        int holders = 0;
        for (int node = 0; node < NODES; node++) if (at[HELD + node] >= rank) holders |= 1 << node;
        return holders;
    }

    /// Which nodes have a fence at the epoch or above, as bits.
    int fenced(long epoch) {
        int fenced = 0;
        for (int node = 0; node < NODES; node++) if (at[FENCE + node] >= epoch) fenced |= 1 << node;
        return fenced;
    }

    /// The session that the joiner has open; 0 for none.
    int session() {
        return at[SESSION];
    }

    void openSession(int session) {
        at[SESSION] = (byte) session;
        at[COPIED] = 0;
    }

    /// Whether the joiner has still to wipe what it should have wiped before its session opened.
    boolean wipeIsDue() {
        return at[WIPE] != 0;
    }

    void wipeIsDue(boolean due) {
        at[WIPE] = (byte) (due ? 1 : 0);
    }

    /// The sources that the joiner has copied in its session, as bits.
    int copied() {
        return at[COPIED];
    }

    void markCopied(int source) {
        at[COPIED] |= (byte) (1 << source);
    }

    /// What the source read for the session: [#NO_SNAPSHOT], [#EMPTY_SNAPSHOT] or a rank plus one.
    int snapshot(int session, int source) {
        return at[SNAPSHOT + (session - 1) * NODES + source];
    }

    void snapshot(int session, int source, int content) {
        at[SNAPSHOT + (session - 1) * NODES + source] = (byte) content;
    }

    Leaver leaver() {
        return Leaver.VALUES.get(at[LEAVING]);
    }

    void leaver(Leaver leaver) {
        at[LEAVING] = (byte) leaver.ordinal();
    }

    /// The pins under which a put of the rank is on its way to the node, as bits.
    int puts(int rank, int node) {
        int place = PUTS + ((rank - 1) * NODES + node) * 2;
        return (at[place] & 0xff) | (at[place + 1] & 0xff) << 8;
    }

    void puts(int rank, int node, int pins) {
        int place = PUTS + ((rank - 1) * NODES + node) * 2;
        at[place] = (byte) pins;
        at[place + 1] = (byte) (pins >> 8);
    }

    /// Of a [Crowd]: who has held the rank or a higher one while it served the pin, as bits.
    int acknowledged(int rank, int pin) {
        return at[ACKNOWLEDGED + (rank - 1) * PINS + pin];
    }

    void acknowledged(int rank, int pin, int nodes) {
        at[ACKNOWLEDGED + (rank - 1) * PINS + pin] = (byte) nodes;
    }

    Kind kind(int operation) {
        return Kind.VALUES.get(at[place(operation)]);
    }

    Stage stage(int operation) {
        return Stage.VALUES.get(at[place(operation) + 1]);
    }

    /// The group of epochs that the present round is pinned to.
    int pin(int operation) {
        return at[place(operation) + 2];
    }

    /// Who answered in the present round, as bits.
    int answered(int operation) {
        return at[place(operation) + 3];
    }

    /// READING: the highest rank seen; READY: the one to go above, or to write back; PUTTING: the one that is put.
    int rank(int operation) {
        return at[place(operation) + 4];
    }

    /// READING: who reported the highest rank, as bits.
    int reporters(int operation) {
        return at[place(operation) + 5];
    }

    /// The highest version that was complete when the operation began.
    int due(int operation) {
        return at[place(operation) + 6];
    }

    void operation(int operation, Kind kind, Stage stage, int pin, int answered, int rank, int reporters, int due) {
        int place = place(operation);
        at[place] = (byte) kind.ordinal();
        at[place + 1] = (byte) stage.ordinal();
        at[place + 2] = (byte) pin;
        at[place + 3] = (byte) answered;
        at[place + 4] = (byte) rank;
        at[place + 5] = (byte) reporters;
        at[place + 6] = (byte) due;
    }

    void answered(int operation, int answered) {
        at[place(operation) + 3] = (byte) answered;
    }

    /// The operation is over; its place is empty.
    void end(int operation) {
        operation(operation, Kind.NONE, Stage.IDLE, 0, 0, 0, 0, 0);
    }

    private static int place(int operation) {
        return OPERATION + operation * OPERATION_BYTES;
    }

    /// Makes room for a new version at the rank; those from there on move up by one.
    void mint(int rank, boolean tombstone) {
        for (int node = 0; node < NODES; node++) raise(HELD + node, rank);
        for (int i = 0; i < SESSIONS * NODES; i++) raise(SNAPSHOT + i, rank + 1);
        raise(COMPLETED, rank);
        for (int operation = 0; operation <= OPERATIONS; operation++) {
            raise(place(operation) + 4, rank);
            raise(place(operation) + 6, rank);
        }
        insertLine(PUTS, NODES * 2, VERSIONS, rank);
        insertLine(ACKNOWLEDGED, PINS, VERSIONS, rank);
        int below = at[TOMBSTONES] & (1 << rank) - 1;
        int above = (at[TOMBSTONES] & -(1 << rank)) << 1;
        at[TOMBSTONES] = (byte) (below | above | (tombstone ? 1 << rank : 0));
        at[MINTED]++;
    }

    /// Puts operations of a kind into the order of their bytes: which client is which does not matter.
    void sortOperations() {
        sortLines(OPERATION, OPERATION_BYTES, OPERATIONS);
    }

    /// The world in which B and C have changed places.
    World mirrored() {
        World mirror = copy();
        for (int row : MIRRORED_ROWS) mirror.swap(row + 1, row + 2);
        for (int rank = 1; rank <= VERSIONS; rank++) {
            int b = mirror.puts(rank, 1);
            mirror.puts(rank, 1, mirror.puts(rank, 2));
            mirror.puts(rank, 2, b);
        }
        mirror.mirrorBits(COPIED);
        for (int i = 0; i < VERSIONS * PINS; i++) mirror.mirrorBits(ACKNOWLEDGED + i);
        for (int operation = 0; operation <= OPERATIONS; operation++) {
            mirror.mirrorBits(place(operation) + 3);
            mirror.mirrorBits(place(operation) + 5);
        }
        mirror.sortOperations();
        return mirror;
    }
}
