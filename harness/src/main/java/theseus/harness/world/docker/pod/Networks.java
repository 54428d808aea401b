package theseus.harness.world.docker.pod;

import com.github.dockerjava.api.command.CreateNetworkCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Network.Ipam;
import java.util.Map;
import java.util.TreeMap;
import theseus.harness.world.docker.engine.Engine;
import theseus.harness.world.docker.engine.Owner;
import theseus.harness.world.docker.engine.Unusable;

/// A run's two networks. Clients come in over one, on ports published on 127.0.0.1; its containers cannot talk to each
/// other there, or a partition would leak over it. Nodes talk over the other, which is internal, under fixed addresses.
///
/// Both are /24s out of 198.18.0.0/15, the block set aside for tests of networks, so that no real address is hidden.
///
/// @param clients name of the clients' network
/// @param peers name of the peers' network
/// @param slot third byte of the addresses of both
public record Networks(String clients, String peers, int slot) {
    private static final int SLOTS = 256;
    private static final int FIRST_ADDRESS = 11;

    /// Creates both, in the first slot from the run's own that no other run has.
    public static Networks create(Engine engine, Owner owner) {
        int first = Math.floorMod(owner.run().hashCode(), SLOTS);
        DockerException refusal = null;
        for (int step = 0; step < SLOTS; step++) {
            int slot = (first + step) % SLOTS;
            try {
                return createAt(engine, owner, slot);
            } catch (DockerException e) {
                refusal = e;
                if (!isTaken(e)) break;
            }
        }
        throw new Unusable(
                "the engine gives no networks: " + refusal.getMessage().strip(), refusal);
    }

    /// The peer address of the node that comes `index`th.
    public String peerAddress(int index) {
        return "198.18." + slot + "." + (FIRST_ADDRESS + index);
    }

    private static Networks createAt(Engine engine, Owner owner, int slot) {
        String name = "theseus-" + owner.run();
        String peers = name + "-peers";
        String clients = name + "-clients";
        String id = command(engine, owner, peers, "198.18." + slot)
                .withInternal(true)
                .exec()
                .getId();
        try {
            command(engine, owner, clients, "198.19." + slot)
                    .withOptions(Map.of("com.docker.network.bridge.enable_icc", "false"))
                    .exec();
        } catch (DockerException e) {
            engine.client().removeNetworkCmd(id).exec();
            throw e;
        }
        return new Networks(clients, peers, slot);
    }

    private static CreateNetworkCmd command(Engine engine, Owner owner, String name, String prefix) {
        return engine.client()
                .createNetworkCmd()
                .withName(name)
                .withDriver("bridge")
                .withLabels(new TreeMap<>(owner.labels()))
                .withIpam(new Ipam().withConfig(new Ipam.Config().withSubnet(prefix + ".0/24")));
    }

    /// The engine's words for an address range that somebody has.
    private static boolean isTaken(DockerException e) {
        return e.getMessage() != null
                && e.getMessage().toLowerCase(java.util.Locale.ROOT).contains("overlap");
    }
}
