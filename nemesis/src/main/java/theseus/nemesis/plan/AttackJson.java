package theseus.nemesis.plan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import theseus.nemesis.Impairment;
import theseus.nemesis.Remains;
import theseus.nemesis.Setup;
import theseus.nemesis.network.Direction;
import theseus.nemesis.network.Shape;
import theseus.nemesis.plan.StrikeJson.Fields;

/// An attack as JSON: its kind under `fault`, its `target`, and its measures beside them.
final class AttackJson {
    private AttackJson() {}

    static void write(Attack attack, ObjectNode node) {
        node.put("fault", attack.kind().label()).put("target", attack.target().label());
        switch (attack) {
            case Attack.Cut cut ->
                node.put("shape", cut.shape().label()).put("from", cut.from().label());
            case Attack.Impair impair -> {
                node.put("links", impair.direction().label())
                        .put("others", impair.others().label());
                write(impair.how(), node);
            }
            case Attack.Clog clog -> node.put("every", clog.stepMillis() + "ms");
            case Attack.Skew skew -> node.put("offset", skew.offsetMillis() + "ms");
            case Attack.Strobe strobe ->
                node.put("offset", strobe.offsetMillis() + "ms").put("every", strobe.periodMillis() + "ms");
            case Attack.Drift drift -> node.put("ppm", drift.perMillion());
            case Attack.SlowDisk slow -> node.put("longer", slow.millis() + "ms");
            case Attack.HoldUp hold -> node.put("point", hold.point());
            case Attack.Restart restart -> write(restart.setup(), node);
            case Attack.Exactly _ ->
                throw new IllegalArgumentException(
                        "a fault that is aimed already belongs to a recording, not to a plan");
            case Attack.Kill _,
                    Attack.Pause _,
                    Attack.Stop _,
                    Attack.LosePower _,
                    Attack.FlipBit _,
                    Attack.FillDisk _ -> {}
        }
    }

    private static void write(Impairment how, ObjectNode node) {
        switch (how) {
            case Impairment.Slow(long delay, long jitter) ->
                node.put("delay", delay + "ms").put("jitter", jitter + "ms");
            case Impairment.Lossy(int percent) -> node.put("percent", percent);
            case Impairment.Doubling(int percent) -> node.put("percent", percent);
            case Impairment.Shuffling(int percent, long by) ->
                node.put("percent", percent).put("by", by + "ms");
            case Impairment.Narrow(long bytes) -> node.put("bytesPerSecond", bytes);
            case Impairment.Holding holding -> {
                ArrayNode messages = node.putArray("messages");
                holding.messages().forEach(messages::add);
            }
        }
    }

    private static void write(Setup setup, ObjectNode node) {
        if (setup.heapMegabytes() > 0) node.put("heap", setup.heapMegabytes());
        if (setup.flaws() == null) return;
        ArrayNode flaws = node.putArray("flaws");
        setup.flaws().forEach(flaws::add);
    }

    static Attack read(Fields fields) {
        String label = fields.text("fault");
        Kind kind = Kind.labelled(label).orElseThrow(() -> unknown("fault", label, kinds()));
        Targeting target = aim(fields, "target");
        return switch (kind) {
            case PARTITION, ONE_WAY -> {
                Shape shape = shape(fields.text("shape"));
                if (shape.oneWay() != (kind == Kind.ONE_WAY))
                    throw new IllegalArgumentException("shape '" + shape.label() + "' of a " + label
                            + "; expected deaf or mute for one-way alone");
                yield new Attack.Cut(shape, target, fields.has("from") ? aim(fields, "from") : target);
            }
            case KILL -> new Attack.Kill(target);
            case PAUSE -> new Attack.Pause(target);
            case CLOCK -> new Attack.Skew(target, fields.millis("offset"));
            case CLOG -> new Attack.Clog(target, fields.millis("every"));
            case SLOW_LINK, LOSS, DUPLICATE, REORDER, BANDWIDTH, HOLD -> {
                Direction direction = fields.has("links") ? direction(fields.text("links")) : Direction.BOTH;
                Targeting others = fields.has("others") ? aim(fields, "others") : target;
                yield new Attack.Impair(target, direction, others, impairment(kind, fields));
            }
            case STOP -> new Attack.Stop(target);
            case RESTART -> new Attack.Restart(target, setup(fields));
            case STROBE -> new Attack.Strobe(target, fields.millis("offset"), Math.max(1, fields.millis("every")));
            case DRIFT -> new Attack.Drift(target, fields.number("ppm", -1_000_000, 1_000_000));
            case POWER_LOSS -> new Attack.LosePower(target, Remains.NOTHING);
            case TORN_RECORD -> new Attack.LosePower(target, Remains.TORN);
            case FLIP_BIT -> new Attack.FlipBit(target);
            case DISK_FULL -> new Attack.FillDisk(target);
            case SLOW_SYNC -> new Attack.SlowDisk(target, fields.millis("longer"));
            case FAILPOINT -> new Attack.HoldUp(target, fields.text("point"));
        };
    }

    private static Impairment impairment(Kind kind, Fields fields) {
        return switch (kind) {
            case SLOW_LINK ->
                new Impairment.Slow(fields.millis("delay"), fields.has("jitter") ? fields.millis("jitter") : 0);
            case LOSS -> new Impairment.Lossy((int) fields.number("percent", 1, 100));
            case DUPLICATE -> new Impairment.Doubling((int) fields.number("percent", 1, 100));
            case REORDER -> new Impairment.Shuffling((int) fields.number("percent", 1, 100), fields.millis("by"));
            case BANDWIDTH -> new Impairment.Narrow(fields.number("bytesPerSecond", 1, Long.MAX_VALUE));
            case HOLD -> new Impairment.Holding(fields.texts("messages"));
            case PARTITION,
                    KILL,
                    PAUSE,
                    CLOCK,
                    ONE_WAY,
                    CLOG,
                    STOP,
                    RESTART,
                    STROBE,
                    DRIFT,
                    POWER_LOSS,
                    TORN_RECORD,
                    FLIP_BIT,
                    DISK_FULL,
                    SLOW_SYNC,
                    FAILPOINT -> throw new IllegalArgumentException(kind.label() + " is no impairment of links");
        };
    }

    private static Setup setup(Fields fields) {
        int heap = fields.has("heap") ? (int) fields.number("heap", 16, 1 << 20) : 0;
        return new Setup(heap, fields.has("flaws") ? new TreeSet<>(fields.texts("flaws")) : null);
    }

    private static Targeting aim(Fields fields, String field) {
        String label = fields.text(field);
        return Targeting.labelled(label)
                .orElseThrow(() -> unknown(
                        "target",
                        label,
                        Arrays.stream(Targeting.values()).map(Targeting::label).toList()));
    }

    private static Shape shape(String label) {
        return Arrays.stream(Shape.values())
                .filter(shape -> shape.label().equals(label))
                .findFirst()
                .orElseThrow(() -> unknown(
                        "shape",
                        label,
                        Arrays.stream(Shape.values()).map(Shape::label).toList()));
    }

    private static Direction direction(String label) {
        return Arrays.stream(Direction.values())
                .filter(direction -> direction.label().equals(label))
                .findFirst()
                .orElseThrow(() -> unknown("links", label, List.of("into", "out-of", "both")));
    }

    private static List<String> kinds() {
        return new ArrayList<>(Arrays.stream(Kind.values()).map(Kind::label).toList());
    }

    private static IllegalArgumentException unknown(String what, String given, List<String> known) {
        return new IllegalArgumentException(what + " '" + given + "'; expected one of " + String.join(", ", known));
    }
}
