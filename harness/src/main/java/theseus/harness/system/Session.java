package theseus.harness.system;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The use of a running system, by clients and by its operator. No method waits; each answer comes once, on any thread,
/// or never where it was lost. Whatever is wrong with the system is an answer, never an exception.
public interface Session extends AutoCloseable {
    /// How the node is.
    void health(String node, Consumer<Health> then);

    /// Sends a client's call to that node and to no other. Nothing may be sent twice; what was sent and not answered is
    /// [Reply.Unknown], unless it cannot have changed anything.
    void call(String node, Call call, Consumer<Reply> then);

    /// Tells how the cluster is shaped now and each time that changes, in order and with growing epochs.
    ///
    /// @param keys whose owners are wanted
    void watch(String tenant, List<String> keys, Consumer<View> watcher);

    /// Makes a place for the tenant's keys, where one has to be made; empty when done, else why not.
    default void prepare(String tenant, int replicas, Consumer<Optional<String>> then) {
        then.accept(Optional.empty());
    }

    /// Asks for the migration; empty when it is admitted, else why not. What is refused or lost is asked for again.
    ///
    /// @param token names the request, so that it can be sent again
    /// @param queued whether it may wait for the one under way
    default void move(Move move, String token, boolean queued, Consumer<Optional<String>> then) {
        then.accept(
                Optional.of("INVALID: it does not know how to " + move.kind().label()));
    }

    /// Asks to abort the migration under way; empty when aborted, else why not.
    default void abort(Consumer<Optional<String>> then) {
        then.accept(Optional.of("it aborts nothing"));
    }

    /// Says that a node that is to clean up after itself is dead, and will never come back; empty when nobody waits for
    /// it
    /// any more, else why not.
    default void declareDead(String node, Consumer<Optional<String>> then) {
        then.accept(Optional.of("it waits for nobody"));
    }

    /// Asks to halt the migration under way, or to let it go on; empty when done, else why not.
    default void halt(boolean halted, Consumer<Optional<String>> then) {
        then.accept(Optional.of("it halts nothing"));
    }

    /// What the replica durably holds; empty when it cannot be asked just now. Asked of systems with
    /// [Charter.Feature#CENSUS].
    default void records(String node, Consumer<Optional<List<ReplicaRecord>>> then) {
        then.accept(Optional.empty());
    }

    /// How often each of its guards fired since the start, in all nodes.
    default void guards(Consumer<SortedMap<String, Long>> then) {
        then.accept(new TreeMap<>());
    }

    /// What each node is waiting for, for the report of a migration that does not end.
    default void waiting(Consumer<SortedMap<String, String>> then) {
        then.accept(new TreeMap<>());
    }

    /// How far the copy of the migration under way has come, in percent; empty where nobody can tell.
    default void copied(Consumer<OptionalInt> then) {
        then.accept(OptionalInt.empty());
    }

    /// Levers within the processes; empty where the system has none.
    default Optional<Inside> inside() {
        return Optional.empty();
    }

    /// A process is about to be ended: connections to it are dead without knowing.
    default void forgetConnections() {}

    @Override
    void close();
}
