package theseus.node.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command line as it is written; [HostOptions] is what it means.
@Command(
        name = "theseus-node",
        mixinStandardHelpOptions = true,
        version = "theseus-node 0.1.0",
        sortOptions = false,
        description = "One node of the reference store: a replica, a coordinator and a party to migrations.")
final class Flags {
    /// In place of the authority's node: a group of the initial members.
    static final String RAFT = "raft";

    @Option(names = "--id", paramLabel = "NODE", required = true, description = "this node's name, unique for ever")
    String id;

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "where it keeps what it must not lose")
    Path data;

    @Option(names = "--cluster", paramLabel = "NAME", description = "default: ${DEFAULT-VALUE}")
    String cluster = "theseus";

    @Option(names = "--client-listen", paramLabel = "HOST:PORT", description = "default: ${DEFAULT-VALUE}")
    String clientListen = "127.0.0.1:7101";

    @Option(names = "--peer-listen", paramLabel = "HOST:PORT", description = "default: ${DEFAULT-VALUE}")
    String peerListen = "127.0.0.1:7201";

    @Option(
            names = "--node",
            paramLabel = "NODE=HOST:PORT",
            split = ",",
            description = "where a node's peer port is reached, this one's included; may be repeated")
    List<String> nodes = new ArrayList<>();

    @Option(
            names = "--authority",
            paramLabel = "NODE|" + RAFT,
            description = "the node that keeps the topology, or " + RAFT
                    + ": the members at the start keep it together, and go on while a majority of them is up;"
                    + " default: the first member")
    String authority;

    @Option(
            names = "--members",
            paramLabel = "NODE,...",
            split = ",",
            description = "the first ring of a new cluster; only the authority's very first start heeds it;"
                    + " default: all of --node, or this node alone")
    List<String> members = new ArrayList<>();

    @Option(names = "--vnodes", paramLabel = "N", description = "tokens per member; default: ${DEFAULT-VALUE}")
    int vnodes = 16;

    @Option(
            names = "--dwell",
            paramLabel = "MIN..MAX",
            description = "how long a migration stays in each phase at least, drawn between the two;"
                    + " default: ${DEFAULT-VALUE}")
    String dwell = "0ms..0ms";

    @Option(
            names = "--operation-timeout",
            paramLabel = "TIME",
            description = "after which an operation is given up; default: ${DEFAULT-VALUE}")
    String operationTimeout = "2s";

    @Option(
            names = "--resend",
            paramLabel = "TIME",
            description = "after which an unanswered message is sent again; default: ${DEFAULT-VALUE}")
    String resend = "200ms";

    @Option(
            names = "--abort-after",
            paramLabel = "TIME",
            description = "how long a joiner may be unreachable before its migration is aborted;"
                    + " default: ${DEFAULT-VALUE}")
    String abortAfter = "30s";

    @Option(
            names = "--copy-batch",
            paramLabel = "N",
            description = "records in one message of a copy; default: ${DEFAULT-VALUE}")
    int copyBatch = 64;

    @Option(
            names = "--copy-rate",
            paramLabel = "BYTES",
            description =
                    "bytes of keys and values (one a character) that a node streams to new owners in a second at most,"
                            + " 0 for no limit;"
                            + " default: ${DEFAULT-VALUE}")
    long copyRate = 0;

    @Option(
            names = "--copy-ranges",
            paramLabel = "N",
            description = "ranges that a node streams at once at most; default: ${DEFAULT-VALUE}")
    int copyRanges = 4;

    @Option(
            names = "--copy-yields",
            negatable = true,
            description = "whether a copy rests while the node serves clients; default: ${DEFAULT-VALUE}")
    boolean copyYields = true;

    @Option(
            names = "--compact-at",
            paramLabel = "BYTES",
            description = "log size from which garbage is looked for; default: ${DEFAULT-VALUE}")
    long compactAt = 64L << 20;

    @Option(
            names = "--hint-life",
            paramLabel = "TIME",
            description = "how long a silent replica's missed writes are kept for it, 0ms for never; less than the"
                    + " tombstones' grace; default: ${DEFAULT-VALUE}")
    String hintLife = "60m";

    @Option(
            names = "--hints-max",
            paramLabel = "N",
            description = "how many missed writes are kept at most; default: ${DEFAULT-VALUE}")
    int hintsMax = 10_000;

    @Option(
            names = "--tombstone-grace",
            paramLabel = "TIME",
            description = "how long a delete is remembered at least; default: ${DEFAULT-VALUE}")
    String tombstoneGrace = "1440m";

    @Option(
            names = "--collect-every",
            paramLabel = "TIME",
            description = "how often tombstones older than that are looked for, 0ms for never;"
                    + " default: ${DEFAULT-VALUE}")
    String collectEvery = "10m";

    @Option(
            names = "--flaw",
            paramLabel = "NAME",
            split = ",",
            description = "a defect to switch on: ${COMPLETION-CANDIDATES}; may be repeated",
            completionCandidates = FlawNames.class)
    List<String> flaws = new ArrayList<>();

    @Option(names = "--log", paramLabel = "FILE", description = "where the node's log goes; default: standard output")
    Path log;

    @Option(names = "--test-levers", description = "serve /test/v1: faults from inside, for tests")
    boolean testLevers;

    @Option(names = "--lever-token", paramLabel = "TOKEN", description = "what users of the test levers must know")
    String leverToken;
}
