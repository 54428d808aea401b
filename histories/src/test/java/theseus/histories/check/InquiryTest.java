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

    @Test
    void aGlanceIsRightWheneverItAnswersAndAnswersMostly() {
        SplittableRandom random = new SplittableRandom(91);
        int silent = 0;
        for (int i = 0; i < HISTORIES; i++) {
            List<Operation> history = ModelHistories.CAS_REGISTER.random(random, 2 + random.nextInt(6), 40);
            Columns columns = RegisterColumns.of(history, ModelHistories.CAS_REGISTER.initial);
            BitSet kept = new BitSet();
            BitSet open = new BitSet();
            for (int row = 0; row < columns.size(); row++) (columns.crashed(row) ? open : kept).set(row);
            Optional<Boolean> seen = new Glance(columns).explicable(kept, open);
            if (seen.isEmpty()) silent++;
            else
                assertEquals(
                        BruteForce.linearizable(history, ModelHistories.CAS_REGISTER.initial),
                        seen.get(),
                        history::toString);
        }
        assertTrue(silent > 0, "what may happen only once was never asked for twice");
        assertTrue(silent < HISTORIES / 5, silent + " of " + HISTORIES + " got no answer");
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
