package theseus.histories.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.check.column.Columns;
import theseus.histories.check.column.RegisterColumns;
import theseus.histories.check.search.Glance;
import theseus.histories.check.search.RegisterAutomaton;
import theseus.histories.model.Register;

/// What is asked about operations some of which are forgotten has the answer that brute force gives.
/// `-Djudge.random=N` for N histories of each model.
class InquiryTest {
    private static final int HISTORIES = Math.min(8_000, Integer.getInteger("judge.random", 8_000));

    @ParameterizedTest
    @EnumSource
    void anOrderIsFoundWithoutTheForgottenIffBruteForceFindsOne(ModelHistories model) {
        SplittableRandom random = new SplittableRandom(57 + model.ordinal());
        int impossible = 0;
        for (int i = 0; i < HISTORIES; i++) {
            List<Operation> history = model.random(random, 2 + random.nextInt(6), random.nextInt(3) * 15);
            Inquiry inquiry = new Inquiry(history, model.model, Budget.usual().meter());
            BitSet kept = some(inquiry.returned(), random);
            BitSet others = some(inquiry.others(kept), random);
            List<Operation> supposed = supposed(history, inquiry, kept, others);
            boolean holds = BruteForce.linearizable(supposed, model.initial);
            if (!holds) impossible++;
            assertEquals(Optional.of(holds), inquiry.explicable(kept, others), supposed::toString);
        }
        assertTrue(impossible > HISTORIES / 50, "only " + impossible + " had no order");
    }

    /// More than a glance takes in: what does nothing to the answer goes before.
    @ParameterizedTest
    @EnumSource
    void soItIsWhereThereAreTooManyForAGlance(ModelHistories model) {
        SplittableRandom random = new SplittableRandom(91 + model.ordinal());
        List<Operation> idle = idle(model);
        int impossible = 0;
        for (int i = 0; i < HISTORIES / 10; i++) {
            List<Operation> history = model.random(random, 2 + random.nextInt(6), random.nextInt(3) * 15);
            Inquiry small = new Inquiry(history, model.model, Budget.usual().meter());
            BitSet kept = some(small.returned(), random);
            BitSet others = some(small.others(kept), random);
            boolean holds = BruteForce.linearizable(supposed(history, small, kept, others), model.initial);
            if (!holds) impossible++;
            List<Operation> longer = new ArrayList<>(idle);
            longer.addAll(history);
            BitSet all = moved(kept, idle.size());
            all.set(0, idle.size());
            Inquiry inquiry = new Inquiry(longer, model.model, Budget.usual().meter());
            assertEquals(Optional.of(holds), inquiry.explicable(all, moved(others, idle.size())), longer::toString);
        }
        assertTrue(impossible > HISTORIES / 500, "only " + impossible + " had no order");
    }

    @Test
    void aGlanceTellsWhatHappensOnceFromWhatHappensTwice() {
        SplittableRandom random = new SplittableRandom(91);
        Object initial = ModelHistories.CAS_REGISTER.initial;
        for (int i = 0; i < HISTORIES; i++) {
            List<Operation> history = ModelHistories.CAS_REGISTER.random(random, 2 + random.nextInt(6), 40);
            Columns columns = RegisterColumns.of(history, initial);
            BitSet kept = new BitSet();
            BitSet open = new BitSet();
            for (int row = 0; row < columns.size(); row++) (columns.crashed(row) ? open : kept).set(row);
            assertEquals(
                    Optional.of(BruteForce.linearizable(history, initial)),
                    new Glance(new RegisterAutomaton(columns), columns.ends(), open).explicable(kept, open),
                    history::toString);
        }
    }

    @Test
    void whereThereAreTooManyOrdersAGlanceSaysNothingAndASearchIsAsked() {
        List<Operation> history = new ArrayList<>();
        for (int i = 0; i < 12; i++) history.add(Histories.write((long) i, i, 20 + i));
        history.add(Histories.read(null, 40, 41));
        Columns columns = RegisterColumns.of(history, null);
        BitSet kept = new BitSet();
        kept.set(0, history.size());
        Glance glance = new Glance(new RegisterAutomaton(columns), columns.ends(), new BitSet());
        assertEquals(Optional.empty(), glance.explicable(kept, new BitSet()));
        Inquiry inquiry = new Inquiry(history, new Register(), Budget.usual().meter());
        assertEquals(Optional.of(false), inquiry.explicable(kept, new BitSet()));
        kept.clear(3, 12);
        assertEquals(Optional.of(false), glance.explicable(kept, new BitSet()));
        kept.clear(12);
        assertEquals(Optional.of(true), glance.explicable(kept, new BitSet()));
    }

    private static List<Operation> idle(ModelHistories model) {
        List<Operation> idle = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            String f = switch (model) {
                case REGISTER, CAS_REGISTER, SET -> "read";
                case APPEND -> "get";
                case MUTEX -> i % 2 == 0 ? "acquire" : "release";
            };
            Object answer = model == ModelHistories.SET ? List.of() : null;
            idle.add(Histories.operation(f, null, new Outcome.Ok(answer), 2L * i - 200, 2L * i - 199));
        }
        return idle;
    }

    private static BitSet moved(BitSet places, int by) {
        BitSet moved = new BitSet();
        places.stream().forEach(place -> moved.set(place + by));
        return moved;
    }

    private static BitSet some(BitSet places, SplittableRandom random) {
        places.stream().filter(place -> random.nextInt(4) == 0).forEach(places::clear);
        return places;
    }

    private static List<Operation> supposed(List<Operation> history, Inquiry inquiry, BitSet kept, BitSet others) {
        List<Operation> supposed = new ArrayList<>();
        kept.stream().mapToObj(history::get).forEach(supposed::add);
        others.stream().mapToObj(inquiry::forgotten).forEach(supposed::add);
        supposed.sort(Comparator.comparingLong(Operation::start));
        assertTrue(supposed.stream().noneMatch(operation -> operation.outcome() instanceof Outcome.Failed));
        return supposed;
    }
}
