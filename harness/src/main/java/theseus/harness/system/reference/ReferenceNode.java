package theseus.harness.system.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import theseus.harness.system.Charter;
import theseus.harness.system.Image;
import theseus.harness.system.Levels;
import theseus.harness.system.Move;
import theseus.harness.system.Phases;
import theseus.harness.system.Program;
import theseus.harness.system.Session;
import theseus.harness.system.Site;
import theseus.harness.system.System;
import theseus.nemesis.Setup;

/// The reference node as one system among others.
public final class ReferenceNode implements System {
    /// Its name on the command line.
    public static final String NAME = "reference";

    private static final String FLAW = "--flaw=";

    @Override
    public String name() {
        return NAME;
    }

    /// Everything that can be done at all can be done to it.
    @Override
    public Charter charter() {
        return new Charter(
                Levels.QUORUMS,
                new TreeSet<>(List.of(Move.Kind.values())),
                Phases.OF_A_MIGRATION,
                Phases.THAT_ABORT,
                new TreeMap<>(),
                new TreeSet<>(List.of(Charter.Feature.values())));
    }

    @Override
    public Image image() {
        return new Image.OfJava(
                "theseus-node",
                ClassPath.node(),
                ClassPath.libraries(),
                List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-Xss512k"),
                "theseus.node.host.Main");
    }

    @Override
    public Program program(Site site, String node, Setup setup) {
        List<String> known = site.members().contains(node) ? site.members() : site.nodes();
        List<String> arguments = new ArrayList<>(List.of(
                "--id=" + node,
                "--data=" + Site.DATA,
                "--cluster=theseus",
                "--client-listen=0.0.0.0:" + Site.CLIENT_PORT,
                "--peer-listen=0.0.0.0:" + Site.PEER_PORT,
                "--node=" + known.stream().map(n -> n + "=" + site.peers(n)).collect(Collectors.joining(",")),
                "--members=" + String.join(",", site.members()),
                "--test-levers",
                "--lever-token=" + site.secret()));
        for (String setting : site.settings())
            if (setup.flaws() == null || !setting.startsWith(FLAW)) arguments.add(setting);
        if (setup.flaws() != null) setup.flaws().forEach(flaw -> arguments.add(FLAW + flaw));
        return new Program(arguments, heap(setup));
    }

    private static List<String> heap(Setup setup) {
        return setup.heapMegabytes() == 0 ? List.of() : List.of("JAVA_TOOL_OPTIONS=-Xmx" + setup.heapMegabytes() + "m");
    }

    @Override
    public Session connect(Site site) {
        return new NodeSession(site);
    }
}
