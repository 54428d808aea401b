package theseus.histories.codec;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import theseus.histories.Event;
import theseus.histories.FaultEvent;
import theseus.histories.OperationEvent;
import theseus.histories.PhaseEvent;
import theseus.histories.Provenance;
import theseus.histories.codec.Edn.Keyword;

/// Writes Jepsen's EDN, one operation map a line: keys as `[key value]` tuples, faults and phases as operations of the
/// nemesis.
public final class EdnWriter implements EventWriter {
    private final OutputStream out;

    /// @param out where the lines go, each in one write
    public EdnWriter(OutputStream out) {
        this.out = out;
    }

    @Override
    public void append(Event event) throws IOException {
        Map<Keyword, Object> op = new LinkedHashMap<>();
        put(op, Field.INDEX, event.index());
        put(op, Field.TIME, event.time());
        switch (event) {
            case OperationEvent operation -> operation(op, operation);
            case FaultEvent fault -> nemesis(op, fault.kind(), fault(fault));
            case PhaseEvent phase -> nemesis(op, Field.PHASE.json, phase(phase));
        }
        out.write((Edn.print(op) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private static void operation(Map<Keyword, Object> op, OperationEvent event) {
        put(op, Field.TYPE, new Keyword(LineType.of(event.type()).json));
        put(op, Field.PROCESS, (long) event.process());
        put(op, Field.F, new Keyword(event.f()));
        Object value = event.value();
        put(op, Field.VALUE, event.key() == null ? value : Arrays.asList(event.key(), value));
        if (event.error() != null) put(op, Field.ERROR, event.error());
        if (event.provenance() != null) put(op, Field.PROVENANCE, provenance(event.provenance()));
    }

    private static void nemesis(Map<Keyword, Object> op, String f, Map<Keyword, Object> value) {
        put(op, Field.TYPE, new Keyword(LineType.INFO.json));
        put(op, Field.PROCESS, new Keyword("nemesis"));
        put(op, Field.F, new Keyword(f));
        put(op, Field.VALUE, value);
    }

    private static Map<Keyword, Object> fault(FaultEvent event) {
        Map<Keyword, Object> value = new LinkedHashMap<>();
        put(value, Field.FAULT, (long) event.fault());
        put(value, Field.STEP, new Keyword(Names.lower(event.step())));
        put(value, Field.NODES, event.nodes());
        put(value, Field.DETAILS, event.details());
        return value;
    }

    private static Map<Keyword, Object> phase(PhaseEvent event) {
        Map<Keyword, Object> value = new LinkedHashMap<>();
        put(value, Field.EPOCH, event.epoch());
        put(value, Field.PHASE, event.phase());
        put(value, Field.SESSION, event.session());
        return value;
    }

    private static Map<Keyword, Object> provenance(Provenance provenance) {
        Map<Keyword, Object> value = new LinkedHashMap<>();
        if (provenance.node() != null) put(value, Field.NODE, provenance.node());
        if (provenance.level() != null) put(value, Field.LEVEL, provenance.level());
        if (provenance.version() != null) put(value, Field.VERSION, provenance.version());
        put(value, Field.REPLICAS, provenance.replicas());
        if (provenance.epoch() >= 0) put(value, Field.EPOCH, provenance.epoch());
        if (provenance.phase() != null) put(value, Field.PHASE, provenance.phase());
        return value;
    }

    private static void put(Map<Keyword, Object> map, Field field, Object value) {
        map.put(new Keyword(field.json), value);
    }
}
