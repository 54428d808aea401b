package theseus.harness.layering.broken.harness.report;

import com.github.dockerjava.api.DockerClient;
import org.testcontainers.containers.Network;
import theseus.harness.layering.broken.harness.cli.Command;
import theseus.harness.layering.broken.node.topology.Topology;

/// Knows the command line, the node and the container engine: all three are forbidden to it.
public record Report(Command command, Topology topology, DockerClient engine, Network network) {}
