package theseus.histories.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.check.column.Columns;
import theseus.histories.check.column.Ends;
import theseus.histories.check.column.RegisterColumns;
import theseus.histories.check.search.Automaton;
import theseus.histories.check.search.BreadthFirst;
import theseus.histories.check.search.DepthFirst;
import theseus.histories.check.search.RegisterAutomaton;
import theseus.histories.check.search.Result;
import theseus.histories.check.search.Script;
import theseus.histories.check.search.Search;
import theseus.histories.check.search.TableAutomaton;
import theseus.histories.check.zone.Zones;
import theseus.histories.model.CasRegister;

/// What every algorithm of the portfolio that applies says of one key's history.
final class EveryAlgorithm {
    private EveryAlgorithm() {}

    static Map<String, Boolean> ask(List<Operation> operations) {
        Map<String, Boolean> answers = new LinkedHashMap<>();
        Columns columns = RegisterColumns.of(operations, null);
        if (columns.size() == 0) return answers;
        Zones zones = Zones.of(columns);
        if (zones.decides(0)) answers.put("zones", zones.breach(0) == null);
        Automaton register = new RegisterAutomaton(columns);
        answers.put("register, depth first", decide(new DepthFirst(script(register, columns.ends()))));
        answers.put("register, breadth first", decide(new BreadthFirst(script(register, columns.ends()))));
        List<Operation> kept = new ArrayList<>(operations);
        kept.removeIf(operation -> operation.outcome() instanceof Outcome.Failed);
        long[] start = kept.stream().mapToLong(Operation::start).toArray();
        long[] finish = kept.stream().mapToLong(Operation::finish).toArray();
        Automaton table = new TableAutomaton(
                new CasRegister(), kept.stream().map(Names::call).toList());
        Ends ends = Ends.of(start, finish, start.length);
        answers.put("table, depth first", decide(new DepthFirst(script(table, ends))));
        answers.put("table, breadth first", decide(new BreadthFirst(script(table, ends))));
        return answers;
    }

    private static Script script(Automaton automaton, Ends ends) {
        try {
            return new Script(automaton, ends, Long.MAX_VALUE);
        } catch (Script.Oversized oversized) {
            throw new AssertionError(oversized);
        }
    }

    private static boolean decide(Search search) {
        while (true) {
            switch (search.advance(1_000)) {
                case null -> {}
                case Result.Linearizable(int[] order) -> {
                    return true;
                }
                case Result.Impossible(int[] order, int stuck) -> {
                    return false;
                }
                case Result.GaveUp(String reason, int passed) -> throw new AssertionError(reason);
            }
        }
    }
}
