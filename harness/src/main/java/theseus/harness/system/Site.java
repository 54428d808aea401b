package theseus.harness.system;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Where one run has put the nodes of a system: what their processes are started with follows from it, and how they are
/// reached.
public interface Site {
    /// Where every node listens for clients, within its own network.
    int CLIENT_PORT = 7000;

    /// Where every node listens for the others. Links are cut by the packets that come to this port.
    int PEER_PORT = 7100;

    /// A directory of each node's own that outlives its process.
    String DATA = "/data";

    /// The nodes that form the cluster at the start.
    List<String> members();

    /// All nodes, those included that come later.
    List<String> nodes();

    /// Where the other nodes reach this one.
    Address peers(String node);

    /// Where a client reaches the node from here; known once the nodes exist.
    Address clients(String node);

    /// The nodes that have been started and not been lost for good.
    List<String> started();

    /// Starts a node that comes later, if it does not run; empty when its process is there, else why not. The answer
    /// comes on another thread.
    void start(String node, Consumer<Optional<String>> then);

    /// Runs the task once, after the delay, on the run's one thread.
    void after(long delayNanos, Runnable task);

    /// Nanoseconds since the run began.
    long nanos();

    /// How long a migration is meant to stay in each phase, where that can be chosen.
    long dwellNanos();

    /// What the run asks of the nodes in words of the reference node's command line: flaws, phases' lengths, authority.
    List<String> settings();

    /// Known to nobody but this run, for levers that nodes open to it alone.
    String secret();
}
