package theseus.histories.codec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import theseus.histories.FaultEvent;

/// The tables of `docs/history-format.md`, made from what the reader and the writer use.
///
/// In the document a table stands between `<!-- table NAME -->` and `<!-- end -->`.
final class FormatTables {
    private FormatTables() {}

    /// A document with its tables made anew; the text around them is kept.
    ///
    /// @throws IllegalArgumentException when a table's place is missing
    static String refresh(String document) {
        String refreshed = document;
        for (Map.Entry<String, String> table : tables().entrySet()) {
            String begin = "<!-- table " + table.getKey() + " -->\n";
            int start = refreshed.indexOf(begin);
            int end = refreshed.indexOf("<!-- end -->", start);
            if (start < 0 || end < 0)
                throw new IllegalArgumentException("the document has no place for the table " + table.getKey());
            refreshed = refreshed.substring(0, start) + begin + table.getValue() + refreshed.substring(end);
        }
        return refreshed;
    }

    private static Map<String, String> tables() {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("types", types());
        tables.put(
                "lines",
                fields(
                        Field.On.EVERY,
                        Field.On.OPERATION,
                        Field.On.FAULT,
                        Field.On.PHASE,
                        Field.On.PHASE_AND_PROVENANCE));
        tables.put("provenance", fields(Field.On.PROVENANCE, Field.On.PHASE_AND_PROVENANCE));
        tables.put("steps", steps());
        tables.put("formats", formats());
        return tables;
    }

    private static String types() {
        List<List<String>> rows = new ArrayList<>();
        for (LineType type : LineType.values()) rows.add(List.of(code(type.json), type.meaning));
        return table(List.of("type", "meaning"), rows);
    }

    private static String fields(Field.On... places) {
        List<List<String>> rows = new ArrayList<>();
        for (Field.On place : places)
            for (Field field : Field.values())
                if (field.on == place) rows.add(List.of(code(field.json), place.words, field.shape, field.meaning));
        return table(List.of("field", "on", "shape", "meaning"), rows);
    }

    private static String steps() {
        List<List<String>> rows = new ArrayList<>();
        for (FaultEvent.Step step : FaultEvent.Step.values()) rows.add(List.of(code(Names.lower(step)), meaning(step)));
        return table(List.of("step", "meaning"), rows);
    }

    private static String meaning(FaultEvent.Step step) {
        return switch (step) {
            case PLANNED -> "it was drawn";
            case APPLIED -> "it was set";
            case PROVEN -> "a probe saw its effect";
            case INEFFECTIVE -> "a probe saw no effect: it does not count";
            case HEALED -> "it is over";
        };
    }

    private static String formats() {
        List<List<String>> rows = new ArrayList<>();
        for (Format format : Format.values()) rows.add(List.of(format.words(), format.beginning()));
        return table(List.of("format", "a file that begins so"), rows);
    }

    private static String code(String name) {
        return "`" + name + "`";
    }

    private static String table(List<String> head, List<List<String>> rows) {
        var table = new StringBuilder();
        row(table, head);
        row(table, head.stream().map(_ -> "---").toList());
        rows.forEach(cells -> row(table, cells));
        return table.toString();
    }

    private static void row(StringBuilder table, List<String> cells) {
        table.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
