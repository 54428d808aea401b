package theseus.histories.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.check.column.AppendColumns;
import theseus.histories.check.column.Columns;
import theseus.histories.check.column.RegisterColumns;
import theseus.histories.check.search.BreadthFirst;
import theseus.histories.check.search.DepthFirst;
import theseus.histories.check.search.Outdated;
import theseus.histories.check.search.RegisterAutomaton;
import theseus.histories.check.search.Script;
import theseus.histories.check.search.Search;
import theseus.histories.check.zone.Zones;
import theseus.histories.model.Append;
import theseus.histories.model.Model;

/// Asks every algorithm that applies to one key's history, each by itself, so that they can be held against each other.
///
/// A register's searches know which values somebody still has to see; those by the model's own steps know nothing of
/// the kind, so a mistake in a short cut shows as a disagreement.
public final class Jury {
    private final Map<String, Boolean> answers = new LinkedHashMap<>();
    private final Budget budget;

    private Jury(Budget budget) {
        this.budget = budget;
    }

    /// Whether an order explains the history, by algorithm; without those that do not apply or did not finish in time.
    ///
    /// @param operations those of one key
    /// @param model what they should be operations of
    /// @param budget what each algorithm may cost
    public static Map<String, Boolean> ask(List<Operation> operations, Model model, Budget budget) {
        Jury jury = new Jury(budget);
        List<Operation> happened = operations.stream()
                .filter(operation -> !(operation.outcome() instanceof Outcome.Failed))
                .toList();
        if (happened.isEmpty()) return jury.answers;
        OneKey.registerStart(model).ifPresent(start -> jury.register(RegisterColumns.of(operations, start[0])));
        if (model instanceof Append)
            AppendColumns.of(happened).ifPresent(strings -> jury.zones("chains", strings.columns()));
        OneKey.of(happened, model).linearizable(budget.meter()).ifPresent(yes -> jury.answers.put("portfolio", yes));
        jury.search("the model's", () -> OneKey.script(happened, model, Long.MAX_VALUE));
        return jury.answers;
    }

    private void register(Columns columns) {
        if (columns.size() == 0) return;
        zones("zones", columns);
        search("register's", () -> new Script(new RegisterAutomaton(columns), columns.ends(), Long.MAX_VALUE));
    }

    private void zones(String name, Columns columns) {
        if (columns.size() == 0) return;
        Zones zones = Zones.of(columns);
        if (zones.decides(0)) answers.put(name, zones.breach(0) == null);
    }

    private interface Layout {
        Script script() throws Script.Oversized;
    }

    private void search(String whose, Layout layout) {
        try {
            if (Outdated.in(layout.script()) >= 0) answers.put(whose + " sources", false);
            decide(new DepthFirst(layout.script())).ifPresent(yes -> answers.put(whose + " steps, depth first", yes));
            decide(new BreadthFirst(layout.script()))
                    .ifPresent(yes -> answers.put(whose + " steps, breadth first", yes));
        } catch (Script.Oversized oversized) {
            throw new IllegalArgumentException(oversized);
        }
    }

    private Optional<Boolean> decide(Search search) {
        return search.run(budget.meter()).linearizable();
    }
}
