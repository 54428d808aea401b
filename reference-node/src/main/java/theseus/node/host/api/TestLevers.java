package theseus.node.host.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import theseus.node.host.http.Refusal;
import theseus.node.host.http.Router;
import theseus.node.host.machine.Failpoints;
import theseus.node.host.machine.FileDisk;
import theseus.node.host.machine.Turnstiles;
import theseus.node.host.machine.WallClock;
import theseus.node.host.peer.Links;
import theseus.node.host.peer.Trial;

/// Faults from inside, for tests: only where the node was started with `--test-levers`, and only for who has the token.
public final class TestLevers {
    private static final String TOKEN_HEADER = "Theseus-Lever-Token";

    private final byte[] token;
    private final LeversApi machine;
    private final LinksApi network;

    public TestLevers(
            String token,
            WallClock clock,
            Failpoints failpoints,
            Turnstiles turnstiles,
            FileDisk disk,
            Links links,
            Trial trial) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
        this.machine = new LeversApi(clock, failpoints, turnstiles, disk);
        this.network = new LinksApi(links, trial);
    }

    void addTo(Router router) {
        machine.addTo(router, this::guarded);
        network.addTo(router, this::guarded);
    }

    private Router.Handler guarded(Router.Handler handler) {
        return asked -> {
            byte[] given = asked.header(TOKEN_HEADER).orElse("").getBytes(StandardCharsets.UTF_8);
            if (!MessageDigest.isEqual(given, token))
                throw new Refusal(403, "WRONG_TOKEN", "the header " + TOKEN_HEADER + " is missing or wrong");
            return handler.handle(asked);
        };
    }
}
