package theseus.harness.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import theseus.histories.Event;
import theseus.histories.History;
import theseus.histories.codec.JsonLinesWriter;

/// Compares two histories event by event.
public sealed interface Comparison {
    /// They are the same, byte for byte.
    record Same(int events) implements Comparison {}

    /// They part at an event.
    ///
    /// @param index of the first one that differs
    /// @param before the events just before it, which both have, as JSON lines
    /// @param one what the first history has there; null where it has ended
    /// @param other what the second one has there; null where it has ended
    record Differs(int index, List<String> before, String one, String other) implements Comparison {}

    /// Compares them.
    static Comparison of(History one, History other) {
        List<String> ones = lines(one);
        List<String> others = lines(other);
        int common = Math.min(ones.size(), others.size());
        int index = 0;
        while (index < common && ones.get(index).equals(others.get(index))) index++;
        if (index == ones.size() && index == others.size()) return new Same(index);
        return new Differs(
                index,
                ones.subList(Math.max(0, index - 3), index),
                index < ones.size() ? ones.get(index) : null,
                index < others.size() ? others.get(index) : null);
    }

    private static List<String> lines(History history) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonLinesWriter writer = new JsonLinesWriter(bytes)) {
            for (Event event : history.events()) writer.append(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
