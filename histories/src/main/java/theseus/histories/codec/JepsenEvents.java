package theseus.histories.codec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.histories.Event;
import theseus.histories.FaultEvent;
import theseus.histories.OperationEvent;
import theseus.histories.PhaseEvent;
import theseus.histories.Provenance;
import theseus.histories.codec.Edn.Keyword;

/// Turns operations as Jepsen writes them into events of ours.
///
/// Jepsen's histories are ordered by their lines: times are made to increase strictly along them, so that coarse or
/// missing
/// clocks add no concurrency that was not there. Whether values are `[key value]` tuples of independent keys is settled
/// by the
/// first invocation: its value is then a vector of a scalar and something, which for a `cas` is a vector again.
final class JepsenEvents {
    private static final Keyword TYPE = new Keyword(Field.TYPE.json);
    private static final Keyword PROCESS = new Keyword(Field.PROCESS.json);
    private static final Keyword F = new Keyword(Field.F.json);
    private static final Keyword INDEX = new Keyword(Field.INDEX.json);
    private static final Keyword TIME = new Keyword(Field.TIME.json);
    private static final Keyword VALUE = new Keyword(Field.VALUE.json);
    private static final Keyword KEY = new Keyword(Field.KEY.json);
    private static final Keyword ERROR = new Keyword(Field.ERROR.json);
    private static final Keyword PROVENANCE = new Keyword(Field.PROVENANCE.json);
    private static final Keyword SESSION = new Keyword(Field.SESSION.json);
    private static final Keyword EPOCH = new Keyword(Field.EPOCH.json);
    private static final Keyword PHASE = new Keyword(Field.PHASE.json);
    private static final Keyword FAULT = new Keyword(Field.FAULT.json);
    private static final Keyword STEP = new Keyword(Field.STEP.json);
    private static final Keyword DETAILS = new Keyword(Field.DETAILS.json);
    private static final Keyword NODES = new Keyword(Field.NODES.json);
    private static final Keyword NODE = new Keyword(Field.NODE.json);
    private static final Keyword LEVEL = new Keyword(Field.LEVEL.json);
    private static final Keyword VERSION = new Keyword(Field.VERSION.json);
    private static final Keyword REPLICAS = new Keyword(Field.REPLICAS.json);

    private final Canon canon = new Canon();
    private final Map<String, Integer> namedProcesses = new LinkedHashMap<>();
    private Boolean tuples;
    private long lastIndex = -1;
    private long lastTold = Long.MIN_VALUE;
    private long lastTime = -1;
    private int nemesisSteps;
    private long backwards;

    /// How many events had a time before that of their predecessor.
    long backwards() {
        return backwards;
    }

    /// The map of an operation told in columns: process, type, function, and perhaps value and error.
    ///
    /// Where an operation did not succeed and a lone keyword stands in the place of its value, that is its error.
    static Map<Keyword, Object> map(List<?> columns) {
        Map<Keyword, Object> op = new LinkedHashMap<>();
        op.put(PROCESS, columns.get(0));
        op.put(TYPE, columns.get(1));
        op.put(F, columns.get(2));
        boolean unsuccessful = columns.get(1) instanceof Keyword(String type)
                && Set.of("fail", "info").contains(type);
        boolean lone = unsuccessful && columns.size() == 4 && columns.get(3) instanceof Keyword;
        if (columns.size() > 3) op.put(lone ? ERROR : VALUE, columns.get(3));
        if (unsuccessful && columns.size() > 4) op.put(ERROR, columns.get(4));
        return op;
    }

    /// The event of one operation map.
    Event event(Map<?, ?> op) {
        OperationEvent.Type type = type(op.get(TYPE));
        Object process = op.get(PROCESS);
        if (process == null) throw new Damage("the operation has no :process", "a number or :nemesis");
        Object f = op.get(F);
        if (f == null) throw new Damage("the operation has no :f", "a keyword as :read");
        long index = index(op.get(INDEX));
        long time = time(op.get(TIME), index);
        if (isNemesis(process)) return nemesis(index, time, Edn.text(f), op);
        return operation(op, type, number(process), canon.of(Edn.text(f)), index, time);
    }

    private OperationEvent operation(
            Map<?, ?> op, OperationEvent.Type type, int process, String f, long index, long time) {
        Object edn = op.get(VALUE);
        Object named = op.get(KEY);
        if (tuples == null && type == OperationEvent.Type.INVOKE) tuples = named == null && isTuple(f, edn);
        String key = Edn.text(named);
        if (Boolean.TRUE.equals(tuples) && edn instanceof List<?> tuple && tuple.size() == 2) {
            key = Edn.text(tuple.get(0));
            edn = tuple.get(1);
        }
        String error = Edn.text(op.get(ERROR));
        Provenance provenance = op.get(PROVENANCE) instanceof Map<?, ?> told ? provenance(told) : null;
        return new OperationEvent(
                index, type, process, f, canon.of(key), canon.of(Edn.plain(edn)), time, canon.of(error), provenance);
    }

    private static boolean isTuple(String f, Object value) {
        if (!(value instanceof List<?> list) || list.size() != 2 || list.get(0) instanceof List<?>) return false;
        return !f.equals("cas") || list.get(1) instanceof List<?>;
    }

    private Event nemesis(long index, long time, String f, Map<?, ?> op) {
        Object value = op.get(VALUE);
        if (value instanceof Map<?, ?> ours
                && f.equals("phase")
                && ours.get(SESSION) instanceof Long session
                && ours.get(EPOCH) instanceof Long epoch)
            return new PhaseEvent(index, time, epoch, Edn.text(ours.get(PHASE)), session);
        if (value instanceof Map<?, ?> ours && ours.get(FAULT) instanceof Long fault)
            return ourFault(index, time, f, fault.intValue(), ours);
        SortedMap<String, String> details = new TreeMap<>();
        if (value != null) details.put("value", Edn.text(value));
        Object error = op.get(ERROR);
        if (error != null) details.put("error", Edn.text(error));
        return new FaultEvent(index, time, nemesisSteps++, f, FaultEvent.Step.APPLIED, List.of(), details);
    }

    private static FaultEvent ourFault(long index, long time, String kind, int fault, Map<?, ?> ours) {
        String written = Edn.text(ours.get(STEP));
        FaultEvent.Step step = Names.constant(FaultEvent.Step.class, written);
        if (step == null)
            throw new Damage("the step \"" + written + "\" is unknown", Names.oneOf(FaultEvent.Step.class));
        SortedMap<String, String> details = new TreeMap<>();
        if (ours.get(DETAILS) instanceof Map<?, ?> told)
            told.forEach((name, detail) -> details.put(Edn.text(name), Edn.text(detail)));
        return new FaultEvent(index, time, fault, kind, step, texts(ours.get(NODES)), details);
    }

    private static Provenance provenance(Map<?, ?> told) {
        Object epoch = told.get(EPOCH);
        return new Provenance(
                Edn.text(told.get(NODE)),
                Edn.text(told.get(LEVEL)),
                Edn.text(told.get(VERSION)),
                texts(told.get(REPLICAS)),
                epoch instanceof Long number ? number : -1,
                Edn.text(told.get(PHASE)));
    }

    private static List<String> texts(Object list) {
        return list instanceof List<?> elements
                ? elements.stream().map(Edn::text).toList()
                : List.of();
    }

    private long index(Object told) {
        lastIndex = told instanceof Long index && index > lastIndex ? index : lastIndex + 1;
        return lastIndex;
    }

    private long time(Object told, long index) {
        if (told instanceof Long time) {
            if (time < lastTold) backwards++;
            lastTold = time;
            lastTime = Math.max(time, lastTime + 1);
        } else {
            lastTime = Math.max(index, lastTime + 1);
        }
        return lastTime;
    }

    private static OperationEvent.Type type(Object told) {
        LineType type = told instanceof Keyword keyword ? LineType.named(keyword.name()) : null;
        if (type == null || type.operation == null)
            throw new Damage("the operation's :type is " + Edn.text(told), ":invoke, :ok, :fail or :info");
        return type.operation;
    }

    private static boolean isNemesis(Object process) {
        return !(process instanceof Long) && "nemesis".equals(Edn.text(process));
    }

    private int number(Object process) {
        if (process instanceof Long number && number == number.intValue()) return number.intValue();
        return namedProcesses.computeIfAbsent(String.valueOf(process), _ -> -1 - namedProcesses.size());
    }
}
