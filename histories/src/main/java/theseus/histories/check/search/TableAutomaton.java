package theseus.histories.check.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import theseus.histories.model.Call;
import theseus.histories.model.Model;

/// Any model as an automaton: states and calls are numbered as they turn up, and each step is asked for once.
public final class TableAutomaton implements Automaton {
    private static final int UNKNOWN = -2;
    private final Model model;
    private final List<Call> calls = new ArrayList<>();
    private final int[] callOf;
    private final boolean[] pure;
    private final List<Object> states = new ArrayList<>();
    private final Map<Object, Integer> stateNumbers = new HashMap<>();
    private int[][] steps = new int[16][];

    /// The automaton of the model for the calls of the rows.
    public TableAutomaton(Model model, List<Call> rows) {
        this.model = model;
        Map<Call, Integer> numbers = new HashMap<>();
        callOf = new int[rows.size()];
        for (int row = 0; row < callOf.length; row++) {
            callOf[row] = numbers.computeIfAbsent(rows.get(row), call -> {
                calls.add(call);
                return calls.size() - 1;
            });
        }
        pure = new boolean[calls.size()];
        for (int call = 0; call < pure.length; call++) pure[call] = model.pure(calls.get(call));
        number(model.initial());
    }

    /// The state behind a number.
    public Object state(int number) {
        return states.get(number);
    }

    @Override
    public int initial() {
        return 0;
    }

    @Override
    public int step(int state, int row) {
        int call = callOf[row];
        int[] known = steps[state];
        if (known[call] == UNKNOWN) known[call] = ask(state, call);
        return known[call];
    }

    private int ask(int state, int call) {
        Object after = model.step(states.get(state), calls.get(call));
        return after == null ? REFUSED : number(after);
    }

    private int number(Object state) {
        Integer known = stateNumbers.get(state);
        if (known != null) return known;
        int number = states.size();
        states.add(state);
        stateNumbers.put(state, number);
        if (number == steps.length) steps = Arrays.copyOf(steps, number * 2);
        steps[number] = new int[calls.size()];
        Arrays.fill(steps[number], UNKNOWN);
        return number;
    }

    @Override
    public boolean pure(int row) {
        return pure[callOf[row]];
    }

    @Override
    public int sees(int row) {
        return REFUSED;
    }

    @Override
    public int leaves(int row) {
        return REFUSED;
    }

    @Override
    public boolean observersKnown() {
        return false;
    }

    @Override
    public long classOf(int row) {
        return callOf[row];
    }
}
