package theseus.harness.world;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import theseus.harness.system.Call;
import theseus.harness.system.ReplicaRecord;
import theseus.harness.system.Reply;
import theseus.harness.system.View;

/// The system under test, running in a world. Answers come on the timeline; one that is lost never comes, so callers
/// set their own limits.
public interface Cluster {
    /// The nodes that have been started, whether or not they are up now.
    List<String> nodes();

    /// Sends a client's call to a node.
    void call(String node, Call call, Consumer<Reply> reply);

    /// Creates a tenant; empty when done, else why not.
    void createTenant(String tenant, int replicas, Consumer<Optional<String>> then);

    /// Starts a node that is not on the ring yet; empty when it is up, else why not.
    void startNode(String node, Consumer<Optional<String>> then);

    /// Asks for the migration that lets the node join; empty when admitted, else why not.
    void join(String node, Consumer<Optional<String>> then);

    /// Asks to abort the migration under way; empty when aborted, else why not.
    void abort(Consumer<Optional<String>> then);

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
