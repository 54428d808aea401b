package theseus.node.coordinate;

import java.util.List;
import java.util.function.Consumer;
import theseus.node.environment.Environment;
import theseus.node.quorum.Quorum;
import theseus.node.quorum.Rules;
import theseus.node.replica.KnownTopology;
import theseus.node.ring.NodeId;
import theseus.node.topology.Topology;

/// Serves clients: admits an operation, bounds its time, and lets it run in rounds.
public final class Coordinator {
    /// Operations in flight at one coordinator at most.
    public static final int IN_FLIGHT_MAX = 4096;

    /// Whether a read completes the write that it is about to show.
    public enum WriteBack {
        /// Right: unless a write quorum holds it already.
        WHERE_NEEDED,
        /// Wrong (no-write-back): never.
        NEVER;

        /// Whether a read may show a version that these replicas reported, by the write rule of its topology.
        public boolean isSettled(Quorum toWrite, List<NodeId> holders) {
            return switch (this) {
                case NEVER -> true;
                case WHERE_NEEDED -> toWrite.reachedBy(holders);
            };
        }
    }

    /// Under which version a write goes on that a fence has stopped.
    public enum Repeat {
        /// Right: its own, for it may have taken place.
        SAME_VERSION,
        /// Wrong (retry-mints-again): a new one, as if it were another write.
        NEW_VERSION
    }

    private final Environment environment;
    private final KnownTopology topology;
    private final Rounds rounds;
    private final Rules rules;
    private final Minting.Kind mintingKind;
    private final WriteBack writeBack;
    private final Repeat repeat;
    private final long timeoutNanos;
    private Minting minting;
    private long incarnation;
    private int inFlight;

    /// @param timeoutNanos after which an operation is given up
    public Coordinator(
            Environment environment,
            KnownTopology topology,
            Rounds rounds,
            Rules rules,
            Minting.Kind mintingKind,
            WriteBack writeBack,
            Repeat repeat,
            long timeoutNanos) {
        this.environment = environment;
        this.topology = topology;
        this.rounds = rounds;
        this.rules = rules;
        this.mintingKind = mintingKind;
        this.writeBack = writeBack;
        this.repeat = repeat;
        this.timeoutNanos = timeoutNanos;
    }

    /// From here on operations are served, under the incarnation.
    public void becomeReady(long given) {
        incarnation = given;
        minting = new Minting(environment.clock(), mintingKind, given);
    }

    /// The incarnation of this life; 0 before it was given.
    public long incarnation() {
        return incarnation;
    }

    /// Serves the request; answers once.
    public void serve(ClientRequest request, Consumer<ClientAnswer> answer) {
        Topology now = topology.latest();
        if (minting == null || now == null) {
            answer.accept(refused(ClientError.NOT_READY, "this node has no incarnation from the authority yet"));
        } else if (!now.placement().factors().containsKey(request.key().tenant())) {
            answer.accept(refused(
                    ClientError.UNKNOWN_TENANT,
                    "there is no tenant '" + request.key().tenant() + "'"));
        } else if (inFlight >= IN_FLIGHT_MAX) {
            answer.accept(
                    refused(ClientError.OVERLOADED, inFlight + " operations are in flight, the most there may be"));
        } else {
            begin(request, answer);
        }
    }

    private void begin(ClientRequest request, Consumer<ClientAnswer> answer) {
        inFlight++;
        Consumer<ClientAnswer> last = given -> {
            inFlight--;
            answer.accept(given);
        };
        Operation operation = switch (request) {
            case ClientRequest.Get get -> new ReadOperation(this, get, last);
            case ClientRequest.Put put ->
                new WriteOperation(this, put.key(), put.value(), put.level(), put.idempotencyKey(), last);
            case ClientRequest.Delete delete ->
                new WriteOperation(this, delete.key(), null, delete.level(), delete.idempotencyKey(), last);
        };
        operation.start();
    }

    private ClientAnswer refused(ClientError error, String sentence) {
        Topology now = topology.latest();
        return new ClientAnswer.Refused(
                error,
                sentence,
                false,
                topology.epoch(),
                now == null ? null : now.phase().label());
    }

    Environment environment() {
        return environment;
    }

    Topology topology() {
        return topology.latest();
    }

    Rounds rounds() {
        return rounds;
    }

    Rules rules() {
        return rules;
    }

    Minting minting() {
        return minting;
    }

    WriteBack writeBack() {
        return writeBack;
    }

    Repeat repeat() {
        return repeat;
    }

    long timeoutNanos() {
        return timeoutNanos;
    }
}
