package theseus.harness.report.picture;

import java.util.List;
import java.util.TreeSet;
import theseus.harness.world.sim.Footage;
import theseus.harness.world.sim.MessageLog;
import theseus.histories.Literal;

/// The lanes of the nodes: what each replica held of the key, and the messages about it.
final class Nodes {
    private static final int LANE = 46;

    private final Footage footage;
    private final String key;
    private final Scale scale;
    private final double top;
    private final List<String> names;

    /// @param footage null where the run was not filmed; then there are no lanes
    Nodes(Footage footage, String key, Scale scale, double top) {
        this.footage = footage;
        this.key = key;
        this.scale = scale;
        this.top = top;
        TreeSet<String> seen = new TreeSet<>();
        if (footage != null && key != null) footage.knowings().forEach(knowing -> seen.add(knowing.node()));
        names = List.copyOf(seen);
    }

    int height() {
        return LANE * names.size();
    }

    void draw(Brush brush) {
        for (String node : names) {
            brush.text(8, middle(node), node, Hue.FAINT, 11, 76);
            brush.line(scale.left(), middle(node), scale.left() + scale.width(), middle(node), Hue.LINE, false);
            held(brush, node);
        }
        if (names.isEmpty()) return;
        for (MessageLog.Passing message : footage.messages())
            if (key.equals(message.key()) && names.contains(message.from()) && names.contains(message.to()))
                message(brush, message);
    }

    private double middle(String node) {
        return top + LANE * names.indexOf(node) + 30;
    }

    private void held(Brush brush, String node) {
        List<Footage.Holding> own = footage.holdings().stream()
                .filter(holding -> holding.node().equals(node) && holding.key().equals(key))
                .toList();
        for (int i = 0; i < own.size(); i++) {
            long to = i + 1 < own.size() ? own.get(i + 1).nanos() : scale.toNanos();
            if (own.get(i).version() == null || !scale.shows(own.get(i).nanos(), to)) continue;
            double left = scale.x(own.get(i).nanos());
            double width = scale.x(to) - left;
            String value = own.get(i).value();
            brush.frame(left, middle(node) - 24, width, 15, value == null ? Hue.DELETE : Hue.WRITE, 1);
            brush.text(
                    left + 4,
                    middle(node) - 13,
                    value == null ? "deleted" : Literal.of(value),
                    Hue.TEXT,
                    10,
                    width - 6);
        }
    }

    private void message(Brush brush, MessageLog.Passing message) {
        if (message.from().equals(message.to())) return;
        boolean came = message.fate().startsWith("delivered");
        double x1 = scale.x(message.sentNanos());
        double x2 = scale.x(message.endedNanos() < 0 ? message.sentNanos() : message.endedNanos());
        double y1 = middle(message.from());
        double y2 = came ? middle(message.to()) : (y1 + middle(message.to())) / 2;
        brush.line(x1, y1, x2, y2, came ? Hue.READ : Hue.BAD, !came);
        if (came) brush.dot(x2, y2, 2.5, Hue.READ);
        else brush.text(x2 - 3, y2 + 4, "×", Hue.BAD, 13, 20);
    }
}
