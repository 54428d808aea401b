package theseus.histories.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Many independent objects of one model, each under its key. Judging it is judging each key for itself.
///
/// @param each the model of one key
public record PerKey(Model each) implements Model {
    @Override
    public String name() {
        return each.name();
    }

    @Override
    public List<String> functions() {
        return each.functions();
    }

    @Override
    public Object initial() {
        return Collections.emptySortedMap();
    }

    @Override
    public Object step(Object state, Call call) {
        SortedMap<String, Object> states = new TreeMap<>();
        ((SortedMap<?, ?>) state).forEach((key, held) -> states.put((String) key, held));
        String key = call.key() == null ? "" : call.key();
        Object after = each.step(states.getOrDefault(key, each.initial()), call);
        if (after == null) return null;
        states.put(key, after);
        return Collections.unmodifiableSortedMap(states);
    }

    @Override
    public boolean pure(Call call) {
        return each.pure(call);
    }

    @Override
    public String describe(Call call) {
        return each.describe(call);
    }
}
