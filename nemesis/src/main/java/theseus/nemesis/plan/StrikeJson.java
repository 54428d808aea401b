package theseus.nemesis.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/// One strike as JSON: what, at whom, when, until when.
final class StrikeJson {
    private StrikeJson() {}

    static String write(Strike strike) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        AttackJson.write(strike.attack(), node);
        node.set("when", when(strike.trigger()));
        node.set("until", until(strike.healing()));
        return node.toString();
    }

    /// @param strikes how many the plan has
    /// @throws IllegalArgumentException with the problem and what was expected
    static Strike read(int number, JsonNode node, int strikes) {
        if (!node.isObject()) throw new IllegalArgumentException("strike " + node + "; expected an object");
        Fields fields = new Fields(node);
        Attack attack = AttackJson.read(fields);
        Trigger trigger = trigger(fields.object("when"), strikes);
        Healing healing = healing(fields.object("until"));
        fields.nothingElse();
        return new Strike(number, trigger, attack, healing);
    }

    private static ObjectNode when(Trigger trigger) {
        ObjectNode when = JsonNodeFactory.instance.objectNode();
        return switch (trigger) {
            case Trigger.Time(long nanos) -> when.put("at", Fields.duration(nanos));
            case Trigger.Entered(String phase, long delay) ->
                when.put("entered", phase).put("delay", Fields.duration(delay));
            case Trigger.Left(String phase, long delay) ->
                when.put("left", phase).put("delay", Fields.duration(delay));
            case Trigger.Copied(int percent) -> when.put("copied", percent);
            case Trigger.Operation(long number) -> when.put("operation", number);
            case Trigger.Reached(int strike, long delay) ->
                when.put("reached", strike).put("delay", Fields.duration(delay));
            case Trigger.Healed(int strike, long delay) ->
                when.put("healed", strike).put("delay", Fields.duration(delay));
        };
    }

    private static Trigger trigger(Fields when, int strikes) {
        String what = when.oneOf("at", "entered", "left", "copied", "operation", "reached", "healed");
        Trigger trigger = switch (what) {
            case "at" -> new Trigger.Time(when.nanos("at"));
            case "entered" -> new Trigger.Entered(when.phase("entered"), when.nanosOr("delay", 0));
            case "left" -> new Trigger.Left(when.phase("left"), when.nanosOr("delay", 0));
            case "copied" -> new Trigger.Copied((int) when.number("copied", 0, 100));
            case "operation" -> new Trigger.Operation(when.number("operation", 1, Long.MAX_VALUE));
            case "reached" ->
                new Trigger.Reached((int) when.number("reached", 0, strikes - 1), when.nanosOr("delay", 0));
            default -> new Trigger.Healed((int) when.number("healed", 0, strikes - 1), when.nanosOr("delay", 0));
        };
        when.nothingElse();
        return trigger;
    }

    private static ObjectNode until(Healing healing) {
        ObjectNode until = JsonNodeFactory.instance.objectNode();
        return switch (healing) {
            case Healing.After(long nanos) -> until.put("after", Fields.duration(nanos));
            case Healing.Entered(String phase, long delay, long limit) ->
                until.put("entered", phase).put("delay", Fields.duration(delay)).put("limit", Fields.duration(limit));
            case Healing.AtTheEnd _ -> until.put("end", true);
            case Healing.Never _ -> until.put("never", true);
        };
    }

    private static Healing healing(Fields until) {
        Healing healing = switch (until.oneOf("after", "entered", "end", "never")) {
            case "after" -> new Healing.After(until.nanos("after"));
            case "entered" ->
                new Healing.Entered(until.phase("entered"), until.nanosOr("delay", 0), until.nanos("limit"));
            case "end" -> new Healing.AtTheEnd();
            default -> new Healing.Never();
        };
        until.taken("end", "never");
        until.nothingElse();
        return healing;
    }

    /// A JSON object whose fields are taken one by one; what is left over in the end is a mistake.
    static final class Fields {
        private static final List<String> PHASES =
                List.of("STEADY", "PREPARE", "DUAL_WRITE", "DATA_COPY", "VERIFY", "CUTOVER", "RETREAT", "CLEANUP");

        private final JsonNode node;
        private final TreeSet<String> left = new TreeSet<>();

        Fields(JsonNode node) {
            this.node = node;
            node.fieldNames().forEachRemaining(left::add);
        }

        static String duration(long nanos) {
            if (nanos % 1_000_000_000 == 0) return nanos / 1_000_000_000 + "s";
            return nanos % 1_000_000 == 0 ? nanos / 1_000_000 + "ms" : nanos + "ns";
        }

        boolean has(String field) {
            return node.has(field);
        }

        void taken(String... fields) {
            left.removeAll(Arrays.asList(fields));
        }

        void nothingElse() {
            if (!left.isEmpty())
                throw new IllegalArgumentException(
                        "unknown field '" + left.first() + "'; expected none besides " + String.join(", ", others()));
        }

        private List<String> others() {
            List<String> known = new ArrayList<>();
            node.fieldNames().forEachRemaining(known::add);
            known.removeAll(left);
            return known;
        }

        Fields object(String field) {
            taken(field);
            JsonNode value = node.path(field);
            if (!value.isObject())
                throw new IllegalArgumentException("'" + field + "' is missing or no object; expected one such as "
                        + (field.equals("when") ? "{\"entered\": \"CUTOVER\"}" : "{\"after\": \"300ms\"}"));
            return new Fields(value);
        }

        /// Which of these fields is there.
        String oneOf(String... fields) {
            for (String field : fields) if (node.has(field)) return field;
            throw new IllegalArgumentException(node + "; expected one of the fields " + String.join(", ", fields));
        }

        String text(String field) {
            taken(field);
            if (!node.path(field).isTextual())
                throw new IllegalArgumentException(
                        "'" + field + "' is missing or no text; expected \"" + field + "\": \"...\"");
            return node.get(field).textValue();
        }

        List<String> texts(String field) {
            taken(field);
            List<String> texts = new ArrayList<>();
            if (!node.path(field).isArray())
                throw new IllegalArgumentException(
                        "'" + field + "' is " + node.path(field) + "; expected a list of texts");
            node.get(field).forEach(each -> texts.add(each.asText()));
            return texts;
        }

        long number(String field, long least, long most) {
            taken(field);
            JsonNode value = node.path(field);
            if (!value.canConvertToLong() || value.asLong() < least || value.asLong() > most)
                throw new IllegalArgumentException(
                        "'" + field + "' is " + value + "; expected a number from " + least + " to " + most);
            return value.asLong();
        }

        String phase(String field) {
            String phase = text(field);
            if (!PHASES.contains(phase))
                throw new IllegalArgumentException("phase '" + phase + "'; expected " + String.join(", ", PHASES));
            return phase;
        }

        long nanosOr(String field, long otherwise) {
            return has(field) ? nanos(field) : otherwise;
        }

        /// `10ms`, `2s`, `1500ns`, also negative.
        long nanos(String field) {
            String text = text(field);
            if (!text.matches("-?[0-9]{1,12}(ns|ms|s)"))
                throw new IllegalArgumentException(
                        "'" + field + "' is '" + text + "'; expected a time such as 300ms or 2s");
            String unit = text.replaceAll("[-0-9]", "");
            long number = Long.parseLong(text.substring(0, text.length() - unit.length()));
            return number * (unit.equals("s") ? 1_000_000_000L : unit.equals("ms") ? 1_000_000L : 1L);
        }

        long millis(String field) {
            return nanos(field) / 1_000_000;
        }
    }
}
