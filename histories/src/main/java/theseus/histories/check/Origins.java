package theseus.histories.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import theseus.histories.Operation;
import theseus.histories.check.search.Meter;

/// Where that which the needed operations saw can have come from: of those whose answers are not needed, a smallest
/// choice with which all is consistent again as soon as any one needed operation is forgotten.
///
/// With them the evidence speaks for itself; without them a read would contradict everything just because its write is
/// not shown.
final class Origins {
    private final BitSet needed;
    private final Inquiry inquiry;
    /// The needed operations, the one that last was not enough to forget in front: it is so most often.
    private final List<Integer> left;

    private Origins(BitSet needed, Inquiry inquiry) {
        this.needed = needed;
        this.inquiry = inquiry;
        left = new ArrayList<>(needed.stream().boxed().toList());
    }

    /// The choice, as if none of it had returned; empty if it could not be found in time.
    ///
    /// @param needed the operations that contradict each other whatever became of the others
    static Optional<List<Operation>> of(BitSet needed, Inquiry inquiry, Meter meter) {
        var origins = new Origins(needed, inquiry);
        List<Integer> others = inquiry.others(needed).stream().boxed().toList();
        if (!origins.explain(others)) return Optional.empty();
        List<Integer> few = Thinning.of(others, origins::explain, () -> meter.spent(0) != null);
        return meter.spent(0) == null
                ? Optional.of(few.stream().map(inquiry::forgotten).toList())
                : Optional.empty();
    }

    private boolean explain(List<Integer> others) {
        for (int i = 0; i < left.size(); i++) {
            if (explains(others, left.get(i))) continue;
            left.addFirst(left.remove(i));
            return false;
        }
        return true;
    }

    private boolean explains(List<Integer> others, int forgotten) {
        BitSet kept = (BitSet) needed.clone();
        kept.clear(forgotten);
        BitSet open = new BitSet();
        others.forEach(open::set);
        open.set(forgotten, !inquiry.pure(forgotten));
        return inquiry.explicable(kept, open).orElse(false);
    }
}
