package theseus.histories.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.model.Append;
import theseus.histories.model.CasRegister;
import theseus.histories.model.ElementSet;
import theseus.histories.model.Model;
import theseus.histories.model.Mutex;
import theseus.histories.model.Register;

/// Random small histories of every model: calls at random, most answers from a state that one order of them made, some
/// of them wrong.
///
/// @param model what they should be histories of
/// @param initial the same in the terms of `BruteForce`
/// @param functions what is called
enum ModelHistories {
    REGISTER(new Register(), null, "read", "read", "write", "delete"),
    CAS_REGISTER(new CasRegister(), null, "read", "read", "write", "cas", "cas"),
    SET(new ElementSet(), Set.of(), "read", "read", "add", "add", "remove"),
    MUTEX(new Mutex(), "free", "acquire", "release"),
    APPEND(new Append(), "", "get", "get", "append", "append", "put");

    private static final int WRONG_IN_A_HUNDRED = 12;
    private static final int VALUES = 3;

    final Model model;
    final Object initial;
    private final List<String> functions;

    ModelHistories(Model model, Object initial, String... functions) {
        this.model = model;
        this.initial = initial;
        this.functions = List.of(functions);
    }

    /// A history of so many operations, of which `crashes` in a hundred crash.
    List<Operation> random(RandomGenerator random, int n, int crashes) {
        long[][] ends = Histories.ends(random, n);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < n; i++) order.add(i);
        order.sort(Comparator.comparingLong(i -> ends[0][i] + random.nextLong(1 + ends[1][i] - ends[0][i])));
        Object state = initial;
        Operation[] history = new Operation[n];
        for (int i : order) {
            boolean wrong = random.nextInt(100) < WRONG_IN_A_HUNDRED;
            String f = functions.get(random.nextInt(functions.size()));
            if (this == MUTEX && !wrong) f = state.equals("free") ? "acquire" : "release";
            Object argument = argument(random, f);
            boolean misses = f.equals("cas") && !((List<?>) argument).getFirst().equals(state) ^ wrong;
            Object answer = switch (f) {
                case "read", "get" -> shown(random, state, wrong);
                case "cas" -> !misses;
                default -> argument;
            };
            history[i] = Histories.operation(f, argument, new Outcome.Ok(answer), ends[0][i], ends[1][i]);
            boolean crashes0 = random.nextInt(100) < crashes;
            if (!misses && !(crashes0 && random.nextBoolean())) state = after(state, f, argument);
            if (crashes0) history[i] = Histories.crashed(history[i]);
        }
        List<Operation> byStart = new ArrayList<>(List.of(history));
        byStart.sort(Comparator.comparingLong(Operation::start));
        return byStart;
    }

    private Object argument(RandomGenerator random, String f) {
        long value = 1 + random.nextInt(VALUES);
        return switch (f) {
            case "write", "add", "remove" -> value;
            case "append", "put" -> Character.toString('a' + random.nextInt(VALUES));
            case "cas" -> Arrays.<Object>asList(value, (Object) (1L + random.nextInt(VALUES)));
            default -> null;
        };
    }

    private Object shown(RandomGenerator random, Object state, boolean wrong) {
        return switch (this) {
            case REGISTER, CAS_REGISTER -> wrong ? (Object) (1L + random.nextInt(VALUES)) : state;
            case SET -> {
                List<Object> elements = new ArrayList<>((Set<?>) state);
                if (wrong && !elements.remove((Object) 2L)) elements.add(2L);
                yield elements;
            }
            case APPEND -> {
                String text = (String) state;
                yield !wrong || text.isEmpty() ? text : text.substring(random.nextInt(text.length()));
            }
            case MUTEX -> throw new AssertionError("a lock is not read");
        };
    }

    private static Object after(Object state, String f, Object argument) {
        return switch (f) {
            case "write", "put" -> argument;
            case "delete" -> null;
            case "cas" -> ((List<?>) argument).get(1);
            case "append" -> state + (String) argument;
            case "acquire" -> "held";
            case "release" -> "free";
            case "add", "remove" -> {
                Set<Object> changed = new java.util.TreeSet<>((Set<?>) state);
                if (f.equals("add")) changed.add(argument);
                else changed.remove(argument);
                yield changed;
            }
            default -> state;
        };
    }
}
