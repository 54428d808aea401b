package theseus.histories.model;

import java.util.Collection;
import java.util.List;

/// Strings of which only the beginnings of what somebody got are told apart: from any other, no append leads back to
/// one of these. What need not have happened does not lead to any other either: nobody would have seen it.
final class GotStrings implements Model {
    private static final Object OTHER = new Object();

    private final Append strings;
    /// What was got, in alphabetical order.
    private final String[] got;
    /// How many characters each of them shares with the one before.
    private final int[] shared;

    /// The model of strings of which only these calls are made.
    GotStrings(Append strings, Collection<Call> calls) {
        this.strings = strings;
        got = calls.stream()
                .filter(call -> strings.pure(call) && call.returned())
                .map(call -> Append.text(call.result()))
                .distinct()
                .sorted()
                .toArray(String[]::new);
        shared = new int[got.length];
        for (int i = 1; i < got.length; i++) shared[i] = shared(got[i - 1], got[i]);
    }

    private static int shared(String one, String other) {
        int most = Math.min(one.length(), other.length());
        int length = 0;
        while (length < most && one.charAt(length) == other.charAt(length)) length++;
        return length;
    }

    /// The first `length` characters of something that was got.
    ///
    /// @param of the first that begins so
    private record Beginning(int of, int length) {}

    @Override
    public String name() {
        return strings.name();
    }

    @Override
    public List<String> functions() {
        return strings.functions();
    }

    @Override
    public Object initial() {
        return got.length == 0 ? OTHER : new Beginning(0, 0);
    }

    @Override
    public Object step(Object state, Call call) {
        if (strings.pure(call)) return !call.returned() || is(state, Append.text(call.result())) ? state : null;
        Object after = switch (call.f()) {
            case "append" -> longer(state, Append.text(call.argument()));
            case "delete" -> initial();
            default -> longer(initial(), Append.text(call.argument()));
        };
        return after == OTHER && !call.returned() ? null : after;
    }

    private boolean is(Object state, String text) {
        return state instanceof Beginning(int of, int length) && text.length() == length && got[of].equals(text);
    }

    private Object longer(Object state, String by) {
        if (!(state instanceof Beginning(int of, int length))) return OTHER;
        for (int i = of; i < got.length && (i == of || shared[i] >= length); i++)
            if (got[i].startsWith(by, length)) return new Beginning(i, length + by.length());
        return OTHER;
    }

    @Override
    public boolean pure(Call call) {
        return strings.pure(call);
    }
}
