package theseus.harness.transplant;

import java.util.ArrayList;
import java.util.List;

/// Takes times of one run to those of another, so that what happened in the midst of a phase there happens in the midst
/// of it here, however long the phase lasts. Straight between the edges of phases; shifted behind the last one.
///
/// @param from the edges there, in ascending order, the first one 0
/// @param to the edges here
record Warp(List<Long> from, List<Long> to) {
    Warp {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }

    /// Leaves times as they are.
    static Warp none() {
        return new Warp(List.of(0L), List.of(0L));
    }

    /// By the phases that both runs entered one after the other, as far as they are the same.
    static Warp between(Calendar there, Calendar here) {
        List<Long> from = new ArrayList<>(List.of(0L));
        List<Long> to = new ArrayList<>(List.of(0L));
        int common = Math.min(there.days().size(), here.days().size());
        for (int i = 0; i < common; i++) {
            Calendar.Day one = there.days().get(i);
            Calendar.Day other = here.days().get(i);
            if (!one.phase().equals(other.phase())) break;
            if (one.nanos() <= from.getLast()) continue;
            from.add(one.nanos());
            to.add(other.nanos());
        }
        return new Warp(from, to);
    }

    /// The time here that corresponds to that time there.
    long at(long nanos) {
        int edge = 0;
        while (edge + 1 < from.size() && from.get(edge + 1) <= nanos) edge++;
        long since = nanos - from.get(edge);
        if (edge + 1 == from.size()) return to.get(edge) + since;
        double share = (double) since / (from.get(edge + 1) - from.get(edge));
        return to.get(edge) + Math.round(share * (to.get(edge + 1) - to.get(edge)));
    }
}
