package theseus.node.environment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import theseus.node.topology.PhaseName;

/// The places in a node's work at which a test can hold it up, to let something else happen there first. In service
/// nothing ever stops at them.
///
/// ```
///   put arrives --> checked --PUT_CHECKED--> applied --> durable --PUT_DURABLE--> acknowledged
///   topology arrives --ENTER_x--> known          driver has all it needs --LEAVE_x--> proposes the next phase
/// ```
public enum Waypoint {
    /// A replica found a put in order, and has not applied it.
    PUT_CHECKED,
    /// A replica has a put on its disk, and has not acknowledged it.
    PUT_DURABLE,
    /// A source has its snapshot, and has not sent any of it.
    COPY_SNAPSHOT,
    ENTER_STEADY,
    ENTER_PREPARE,
    ENTER_DUAL_WRITE,
    ENTER_DATA_COPY,
    ENTER_VERIFY,
    ENTER_CUTOVER,
    ENTER_RETREAT,
    ENTER_CLEANUP,
    LEAVE_PREPARE,
    LEAVE_DUAL_WRITE,
    LEAVE_DATA_COPY,
    LEAVE_VERIFY,
    LEAVE_CUTOVER,
    LEAVE_RETREAT,
    LEAVE_CLEANUP;

    /// The name in plans and in the API: `enter-cutover`.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The point of that label.
    public static Optional<Waypoint> labelled(String label) {
        return Arrays.stream(values())
                .filter(point -> point.label().equals(label))
                .findFirst();
    }

    /// Where a node learns of a topology in that phase.
    public static Waypoint entering(PhaseName phase) {
        return switch (phase) {
            case STEADY -> ENTER_STEADY;
            case PREPARE -> ENTER_PREPARE;
            case DUAL_WRITE -> ENTER_DUAL_WRITE;
            case DATA_COPY -> ENTER_DATA_COPY;
            case VERIFY -> ENTER_VERIFY;
            case CUTOVER -> ENTER_CUTOVER;
            case RETREAT -> ENTER_RETREAT;
            case CLEANUP -> ENTER_CLEANUP;
        };
    }

    /// Where the driver is about to propose what follows that phase.
    public static Waypoint leaving(PhaseName phase) {
        return switch (phase) {
            case PREPARE -> LEAVE_PREPARE;
            case DUAL_WRITE -> LEAVE_DUAL_WRITE;
            case DATA_COPY -> LEAVE_DATA_COPY;
            case VERIFY -> LEAVE_VERIFY;
            case CUTOVER -> LEAVE_CUTOVER;
            case RETREAT -> LEAVE_RETREAT;
            case CLEANUP -> LEAVE_CLEANUP;
            case STEADY -> throw new IllegalArgumentException("nobody drives what comes after STEADY");
        };
    }
}
