package theseus.histories.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.check.search.Meter;
import theseus.histories.model.Model;

/// Makes a contradiction small by forgetting operations.
///
/// To forget an operation is to suppose that it never returned: a read disappears, a write may or may not have
/// happened. A correct history stays correct then, so what still contradicts without an operation did not need it. What
/// is left in the end is minimal: forgetting any one more makes it consistent.
final class Reduction {
    private final Inquiry inquiry;
    private final int size;
    private final Meter meter;
    private BitSet needed;
    private boolean minimal = true;
    private boolean consistent;

    /// Of operations which the inquiry knows, and which stand for `size` that had begun.
    private Reduction(Inquiry inquiry, int size, Meter meter) {
        this.inquiry = inquiry;
        this.size = size;
        this.meter = meter;
    }

    /// Reduces operations that should contradict each other.
    static Reduction of(List<Operation> contradictory, Model model, Meter meter) {
        Reduction reduction = new Reduction(new Inquiry(contradictory, model, meter), contradictory.size(), meter);
        reduction.needed = reduction.tail();
        if (!reduction.consistent) reduction.needed = reduction.thinned(reduction.needed);
        return reduction;
    }

    /// Reduces operations that should contradict each other, of which a few are suspected to do so alone.
    static Reduction of(List<Operation> contradictory, List<Operation> suspected, Model model, Meter meter) {
        return ofSuspected(contradictory, suspected, model, meter).orElseGet(() -> of(contradictory, model, meter));
    }

    /// Reduces the suspected ones of some operations, all of which had begun; empty if these do not contradict each
    /// other whatever became of the rest.
    private static Optional<Reduction> ofSuspected(
            List<Operation> begun, List<Operation> suspected, Model model, Meter meter) {
        if (suspected.isEmpty()) return Optional.empty();
        Reduction reduction = new Reduction(Inquiry.about(begun, suspected, model, meter), begun.size(), meter);
        return reduction.only(suspected) ? Optional.of(reduction) : Optional.empty();
    }

    /// Chooses anew among what is needed and these: where a write is shown in any case because a read saw it, its own
    /// end may do instead of the read's. True if that was so.
    boolean among(List<Operation> shown) {
        BitSet candidates = places(shown);
        candidates.or(needed);
        if (candidates.equals(needed)) return false;
        BitSet before = needed;
        needed = thinned(candidates);
        return !needed.equals(before);
    }

    /// Makes do with these, if they contradict each other whatever became of the rest; false if they do not.
    boolean only(List<Operation> few) {
        BitSet kept = places(few);
        if (!contradict(kept)) return false;
        needed = thinned(kept);
        return true;
    }

    /// Where those of the operations stand that returned.
    private BitSet places(List<Operation> some) {
        Set<Long> invoked = some.stream().map(Operation::invoked).collect(Collectors.toSet());
        BitSet places = inquiry.returned();
        places.stream()
                .filter(place -> !invoked.contains(inquiry.recorded(place).invoked()))
                .forEach(places::clear);
        return places;
    }

    private BitSet thinned(BitSet candidates) {
        List<Integer> readsLast = new ArrayList<>(candidates.stream().boxed().toList());
        readsLast.sort(Comparator.comparing(inquiry::pure));
        return set(Thinning.of(readsLast, kept -> contradict(set(kept)), () -> meter.spent(0) != null));
    }

    private static BitSet set(Collection<Integer> places) {
        BitSet set = new BitSet();
        places.forEach(set::set);
        return set;
    }

    /// The operations whose answers are needed, by invocation.
    List<Operation> needed() {
        return needed.stream()
                .mapToObj(inquiry::recorded)
                .sorted(Comparator.comparingLong(Operation::invoked))
                .toList();
    }

    /// How many operations there were before any was forgotten.
    int size() {
        return size;
    }

    /// Whether the operations do not contradict each other, as far as could be found out in time.
    boolean consistent() {
        return consistent;
    }

    /// Whether all that could be forgotten was, so that what is left is minimal.
    boolean minimal() {
        return minimal;
    }

    /// Where that which the needed operations saw can have come from; empty if that cannot be said in time, or what
    /// is left is not minimal.
    Optional<List<Operation>> origins() {
        return minimal ? Origins.of(needed, inquiry, meter) : Optional.empty();
    }

    /// What is left, with the forgotten operations as they are supposed now, by invocation.
    List<Operation> supposed() {
        List<Operation> others =
                inquiry.others(needed).stream().mapToObj(inquiry::forgotten).toList();
        return together(needed(), others);
    }

    /// The trouble is most often in the last few operations: tries to forget all but 4, 8, 16... of them.
    private BitSet tail() {
        List<Integer> byReturn = inquiry.returned().stream()
                .boxed()
                .sorted(Comparator.comparingLong(
                        place -> inquiry.recorded(place).finish()))
                .toList();
        for (int tail = 4; tail < byReturn.size(); tail *= 2) {
            BitSet last = set(byReturn.subList(byReturn.size() - tail, byReturn.size()));
            if (contradict(last)) return last;
        }
        consistent = !contradict(inquiry.returned());
        return inquiry.returned();
    }

    private boolean contradict(BitSet kept) {
        Optional<Boolean> holds = inquiry.explicable(kept, inquiry.others(kept));
        minimal &= holds.isPresent();
        return holds.isPresent() && !holds.get();
    }

    /// Both, by invocation.
    static List<Operation> together(Collection<Operation> some, Collection<Operation> more) {
        List<Operation> all = new ArrayList<>(some);
        all.addAll(more);
        all.sort(Comparator.comparingLong(Operation::start));
        return all;
    }

    /// What remains of an operation that is forgotten: nothing if it had no effect, else one that never returned.
    static List<Operation> forgotten(Operation operation, Model model) {
        return model.pure(Names.call(operation)) ? List.of() : List.of(unreturned(operation));
    }

    /// The operation as if it had never returned.
    static Operation unreturned(Operation operation) {
        return new Operation(
                operation.invoked(),
                -1,
                operation.process(),
                operation.f(),
                operation.key(),
                operation.argument(),
                new Outcome.Unknown("forgotten"),
                operation.start(),
                Long.MAX_VALUE,
                operation.provenance());
    }
}
