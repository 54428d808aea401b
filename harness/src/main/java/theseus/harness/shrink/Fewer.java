package theseus.harness.shrink;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import theseus.harness.replay.Recording;

/// Leaves out as many parts of one sort as possible: delta debugging (Zeller and Hildebrandt, "Simplifying and
/// isolating
/// failure-inducing input", 2002), which leaves a list from which no single part can be left out.
///
/// @param name of the sort
/// @param parts takes a run apart
/// @param without puts it together from the parts that are left
record Fewer<T>(String name, Function<Recording, List<T>> parts, BiFunction<Recording, List<T>, Recording> without)
        implements Pass {

    @Override
    public Recording smaller(Recording run, Jury jury) {
        List<T> left = parts.apply(run);
        Recording smallest = run;
        int pieces = 1;
        while (!left.isEmpty() && !jury.dismissed()) {
            List<List<T>> rests = rests(left, pieces);
            List<Recording> candidates = new ArrayList<>();
            for (List<T> rest : rests) candidates.add(without.apply(smallest, rest));
            Optional<Recording> found = jury.first(candidates);
            if (found.isPresent()) {
                smallest = found.get();
                left = rests.get(candidates.indexOf(smallest));
                pieces = Math.max(1, Math.min(pieces - 1, left.size()));
            } else if (pieces >= left.size()) {
                break;
            } else {
                pieces = Math.min(2 * pieces, left.size());
            }
        }
        return smallest;
    }

    /// What is left of the parts without the first piece, without the second, and so on.
    private static <T> List<List<T>> rests(List<T> parts, int pieces) {
        List<List<T>> rests = new ArrayList<>();
        for (int piece = 0; piece < pieces; piece++) {
            int from = (int) ((long) parts.size() * piece / pieces);
            int to = (int) ((long) parts.size() * (piece + 1) / pieces);
            List<T> rest = new ArrayList<>(parts.subList(0, from));
            rest.addAll(parts.subList(to, parts.size()));
            rests.add(rest);
        }
        return rests;
    }
}
