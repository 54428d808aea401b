package theseus.node.host;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import theseus.node.NodeOptions;
import theseus.node.host.peer.PeerAddress;

/// All that a node's process is told at its start.
///
/// @param node what the node itself is told
/// @param cluster the cluster's name: nodes of another one are not listened to
/// @param data where the node keeps what it must not lose
/// @param clientListen where clients are served
/// @param peerListen where other nodes are served
/// @param log where the node's log goes; empty for standard output
/// @param leverToken what users of the test levers must know; empty where there are none
public record HostOptions(
        NodeOptions node,
        String cluster,
        Path data,
        PeerAddress clientListen,
        PeerAddress peerListen,
        Optional<Path> log,
        Optional<String> leverToken) {

    /// The options of a command line, checked together.
    ///
    /// @throws WrongOptions naming all that is wrong, in one line
    public static HostOptions parse(String... args) throws WrongOptions {
        Flags flags = new Flags();
        try {
            new CommandLine(flags).parseArgs(args);
        } catch (CommandLine.ParameterException e) {
            throw new WrongOptions(e.getMessage().lines().findFirst().orElse("wrong options") + "; see --help");
        }
        return new OptionsCheck(flags).options();
    }

    /// Where other nodes reach this one, if not where it listens.
    Optional<String> advertised() {
        return Optional.ofNullable(node.addresses().get(node.id()));
    }
}
