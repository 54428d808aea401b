package theseus.harness.world;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import theseus.harness.system.Call;
import theseus.harness.system.Move;
import theseus.harness.system.ReplicaRecord;
import theseus.harness.system.Reply;
import theseus.harness.system.View;

/// The system under test, running in a world. Answers come on the timeline; one that is lost never comes, so callers
/// set their own limits.
public interface Cluster {
    /// The nodes that have been started and not been lost, whether or not they are up now.
    List<String> nodes();

    /// Sends a client's call to a node.
    void call(String node, Call call, Consumer<Reply> reply);

    /// Creates a tenant; empty when done, else why not.
    void createTenant(String tenant, int replicas, Consumer<Optional<String>> then);

    /// Starts a node that is not on the ring yet; empty when it is up, else why not.
    void startNode(String node, Consumer<Optional<String>> then);

    /// The node dies and nothing will start it again; empty when it is gone, else why not.
    void lose(String node, Consumer<Optional<String>> then);

    /// Asks for the migration; empty when it is admitted, else why not.
    ///
    /// @param token names the request, so that it can be sent again
    /// @param queued whether it may wait for its turn; empty is then told when it waits, too
    void move(Move move, String token, boolean queued, Consumer<Optional<String>> then);

    /// Asks to abort the migration under way; empty when aborted, else why not.
    void abort(Consumer<Optional<String>> then);

    /// Says that a node that is to clean up after itself is dead, and will never come back; empty when nobody waits for
    /// it
    /// any more, else why not.
    void declareDead(String node, Consumer<Optional<String>> then);

    /// Asks to halt the migration under way, or to let it go on; empty when done, else why not.
    void halt(boolean halted, Consumer<Optional<String>> then);

    /// Tells each topology once, in order, as soon as the harness can know of it; `keys` are the keys whose owners it
    /// wants to see.
    void watch(String tenant, List<String> keys, Consumer<View> watcher);

    /// What the replica durably holds; empty when it cannot be asked.
    void records(String node, Consumer<Optional<List<ReplicaRecord>>> then);

    /// How often each guard fired in all nodes since the start of the run, as far as the world can know.
    void guards(Consumer<SortedMap<String, Long>> then);

    /// What each node is waiting for, for the report of a migration that does not end.
    void waiting(Consumer<SortedMap<String, String>> then);
}
