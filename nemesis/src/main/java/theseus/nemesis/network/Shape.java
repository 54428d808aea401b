package theseus.nemesis.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import theseus.nemesis.Grudge;

/// The shapes of a partition by name. A new shape goes to the end, so that an old seed draws what it drew.
public enum Shape {
    /// The targets hear nobody else and nobody else hears them.
    ISOLATE,
    /// The targets hear nobody else, but are heard.
    DEAF,
    /// Nobody else hears the targets, but they hear.
    MUTE,
    /// Only the links between the targets and the others named are cut, both ways.
    APART,
    /// Two random halves.
    HALVES,
    /// Two random halves that meet in one node.
    BRIDGE,
    /// Each node hears a majority of its own.
    MAJORITIES_RING;

    /// Whether it is about its targets, and not about all nodes alike.
    public boolean hasMiddle() {
        return switch (this) {
            case ISOLATE, DEAF, MUTE, APART -> true;
            case HALVES, BRIDGE, MAJORITIES_RING -> false;
        };
    }

    /// Whether it cuts links in one direction only.
    public boolean oneWay() {
        return this == DEAF || this == MUTE;
    }

    /// The name in plans, histories and reports.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Draws the grudge.
    ///
    /// @param nodes every node of the network
    /// @param targets the nodes aimed at
    /// @param others the nodes that `APART` keeps the targets from
    public Grudge draw(List<String> nodes, List<String> targets, List<String> others, RandomGenerator chance) {
        List<String> rest = Cuts.rest(nodes, targets);
        return switch (this) {
            case ISOLATE -> Cuts.between(targets, rest);
            case DEAF -> Cuts.deaf(targets, rest);
            case MUTE -> Cuts.deaf(rest, targets);
            case APART -> apart(targets, Cuts.rest(others, targets), rest);
            case HALVES -> Cuts.halves(shuffled(nodes, chance));
            case BRIDGE -> Cuts.bridge(shuffled(nodes, chance));
            case MAJORITIES_RING -> Cuts.majoritiesRing(shuffled(nodes, chance));
        };
    }

    /// Where both roles fell to the same nodes there is no link between them, and the targets are isolated.
    private static Grudge apart(List<String> targets, List<String> others, List<String> rest) {
        return Cuts.between(targets, others.isEmpty() ? rest : others);
    }

    /// The nodes in an order drawn by chance.
    public static List<String> shuffled(List<String> nodes, RandomGenerator chance) {
        List<String> order = new ArrayList<>(nodes);
        for (int last = order.size() - 1; last > 0; last--) {
            int other = chance.nextInt(last + 1);
            String held = order.get(last);
            order.set(last, order.get(other));
            order.set(other, held);
        }
        return order;
    }
}
