package theseus.histories.check;

import java.util.List;
import java.util.Optional;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.check.column.AppendColumns;
import theseus.histories.check.column.Columns;
import theseus.histories.check.column.Ends;
import theseus.histories.check.column.RegisterColumns;
import theseus.histories.check.column.Relabelled;
import theseus.histories.check.search.Meter;
import theseus.histories.check.search.RegisterAutomaton;
import theseus.histories.check.search.Script;
import theseus.histories.check.search.TableAutomaton;
import theseus.histories.check.search.Task;
import theseus.histories.check.search.Turns;
import theseus.histories.check.zone.Breach;
import theseus.histories.check.zone.Zones;
import theseus.histories.model.Append;
import theseus.histories.model.Call;
import theseus.histories.model.CasRegister;
import theseus.histories.model.Model;
import theseus.histories.model.Register;

/// The operations of one key: first what can be said of them without a search, else the search that it takes.
final class OneKey implements Task {
    static final String ZONES = "zones";
    static final String CHAINS = "zones of append chains";
    static final String WITHOUT = "zones without the values written twice";
    static final String VERSIONS = "zones by versions";
    static final String GUESSED = "zones with guessed sources";

    /// So few operations of a register are searched sooner than relabelled.
    private static final int FEW = 200;

    private final List<Operation> operations;
    private final Model model;
    private final Columns columns;
    private final Failures failures;
    /// Whether plain zones are known not to decide it.
    private final boolean undecided;
    private Zoned versioned;
    private AppendColumns strings;

    OneKey(List<Operation> operations, Failures failures, Model model, Columns columns, boolean undecided) {
        this.undecided = undecided;
        this.operations = operations;
        this.failures = failures;
        this.model = model;
        this.columns = columns;
    }

    /// Operations of one key that did or may have happened.
    OneKey(List<Operation> operations, Failures failures, Model model) {
        this(
                operations,
                failures,
                model,
                registerStart(model)
                        .map(start -> RegisterColumns.of(operations, start[0]))
                        .orElse(null),
                false);
    }

    /// All operations of one key, under a model of one key.
    static OneKey of(List<Operation> operations, Model model) {
        List<Operation> happened = operations.stream()
                .filter(operation -> !(operation.outcome() instanceof Outcome.Failed))
                .toList();
        return new OneKey(happened, new Failures(operations), model);
    }

    /// The initial value, in an array as it may be null; empty unless the model is a register.
    static Optional<Object[]> registerStart(Model model) {
        return switch (model) {
            case Register(Object start) -> Optional.of(new Object[] {start});
            case CasRegister(Object start) -> Optional.of(new Object[] {start});
            default -> Optional.empty();
        };
    }

    /// What zones say.
    ///
    /// @param algorithm which kind of zones
    /// @param columns what they looked at
    /// @param zones what they found there; null if nothing is wrong
    record Zoned(String algorithm, Columns columns, Zones zones) {
        static Zoned of(String algorithm, Columns columns, Zones zones) {
            return new Zoned(algorithm, columns, zones.breach(0) == null ? null : zones);
        }

        /// What is wrong; null if nothing is.
        Breach breach() {
            return zones == null ? null : zones.breach(0);
        }
    }

    /// A definite answer without a search, if there is one that costs little.
    private Optional<Zoned> plain() {
        return columns == null || columns.size() > FEW ? zoned() : zoned(ZONES, columns);
    }

    /// A definite answer without a search, if there is one.
    Optional<Zoned> zoned() {
        if (columns == null) return model instanceof Append ? chained() : Optional.empty();
        if (columns.size() == 0) return Optional.of(new Zoned(ZONES, columns, null));
        Optional<Zoned> plain = undecided ? Optional.empty() : zoned(ZONES, columns);
        return plain.isPresent() ? plain : relabelled();
    }

    private Optional<Zoned> chained() {
        Optional<AppendColumns> read = AppendColumns.of(operations);
        strings = read.orElse(null);
        return read.flatMap(own -> zoned(CHAINS, own.columns()));
    }

    /// How the key's strings were taken apart, if `zoned` did so.
    AppendColumns strings() {
        return strings;
    }

    private static Optional<Zoned> zoned(String algorithm, Columns columns) {
        if (columns.size() == 0) return Optional.of(new Zoned(algorithm, columns, null));
        Zones zones = Zones.of(columns);
        return zones.decides(0) ? Optional.of(Zoned.of(algorithm, columns, zones)) : Optional.empty();
    }

    /// What can be said although values were written twice, which deletes do.
    private Optional<Zoned> relabelled() {
        Relabelled relabelled = new Relabelled(columns, columns.initial()[0]);
        if (!relabelled.worthwhile()) return Optional.empty();
        Optional<Zoned> necessary = zoned(WITHOUT, relabelled.without()).filter(zoned -> zoned.breach() != null);
        if (necessary.isPresent()) return necessary;
        Optional<Zoned> byVersion = relabelled.byVersion(this::version).flatMap(own -> zoned(VERSIONS, own));
        if (byVersion.isPresent() && byVersion.get().breach() == null) return byVersion;
        versioned = byVersion.orElse(null);
        return zoned(GUESSED, relabelled.guessed()).filter(zoned -> zoned.breach() == null);
    }

    private String version(int row) {
        Operation operation = operations.get(columns.origin()[row]);
        return operation.provenance() == null ? null : operation.provenance().version();
    }

    /// What contradicts if the versions that the answers carried are believed; for a key on which the search gave up.
    Optional<Zoned> byVersions() {
        return Optional.ofNullable(versioned);
    }

    /// Whether an order explains the operations; empty if that could not be found out in time.
    Optional<Boolean> linearizable(Meter meter) {
        Optional<Zoned> zoned = plain();
        if (zoned.isPresent()) return Optional.of(zoned.get().breach() == null);
        try {
            return searched(script(meter.bytesMax() / 2), meter);
        } catch (Script.Oversized oversized) {
            return Optional.empty();
        }
    }

    /// Whether a search finds an order; empty if neither that nor the opposite could be found out in time.
    static Optional<Boolean> searched(Script script, Meter meter) {
        return Turns.take(script, meter).result().linearizable();
    }

    List<Operation> operations() {
        return operations;
    }

    Model model() {
        return model;
    }

    Failures failures() {
        return failures;
    }

    String name() {
        return operations.isEmpty() ? null : operations.getFirst().key();
    }

    /// How many operations are known to have taken place.
    int returned() {
        return (int) operations.stream()
                .filter(operation -> operation.outcome() instanceof Outcome.Ok)
                .count();
    }

    @Override
    public int size() {
        return operations.size();
    }

    @Override
    public Script script(long bytesMax) throws Script.Oversized {
        if (columns != null) return new Script(new RegisterAutomaton(columns), columns.ends(), bytesMax);
        return script(operations, model.among(calls(operations)), bytesMax);
    }

    private static List<Call> calls(List<Operation> operations) {
        return operations.stream().map(Names::call).toList();
    }

    /// The script for a search that asks the model for every step and knows no short cuts.
    static Script script(List<Operation> operations, Model model, long bytesMax) throws Script.Oversized {
        long[] start = operations.stream().mapToLong(Operation::start).toArray();
        long[] finish = operations.stream().mapToLong(OneKey::finish).toArray();
        TableAutomaton automaton = new TableAutomaton(model, calls(operations));
        return new Script(automaton, Ends.of(start, finish, start.length), bytesMax);
    }

    /// The operation behind a row of the script.
    Operation operation(int row) {
        return operations.get(columns == null ? row : columns.origin()[row]);
    }

    private static long finish(Operation operation) {
        return operation.outcome() instanceof Outcome.Ok ? operation.finish() : Long.MAX_VALUE;
    }
}
