package theseus.histories.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import theseus.histories.Operation;
import theseus.histories.model.CasRegister;
import theseus.histories.model.Register;

class AtomicityTest {
    private static final Operation A = Histories.write("a", 0, 10);
    private static final Operation B = Histories.write("b", 20, 30);
    private static final Operation C = Histories.write("c", 40, 50);

    @Test
    void aReadThatIsLateByFiftyNeedsFifty() {
        assertEquals(new Atomicity(null, 2, 50, 50), of(A, B, Histories.read("a", 80, 90)));
    }

    @Test
    void twoVersionsBehindIsAtLeastThreeAtomic() {
        assertEquals(new Atomicity(null, 3, 50, 50), of(A, B, C, Histories.read("a", 80, 90)));
    }

    @Test
    void aCorrectRegisterNeedsNothing() {
        assertEquals(new Atomicity(null, 1, 0, 0), of(A, B, Histories.read("b", 80, 90)));
    }

    @Test
    void whereAReadCannotBeTracedToOneWriteDeltaIsFoundByBisection() {
        Operation again = Histories.write("a", 60, 65);
        Operation last = Histories.write("c", 66, 70);
        assertEquals(new Atomicity(null, 2, 30, 30), of(A, B, again, last, Histories.read("a", 100, 110)));
    }

    @Test
    void noStalenessExplainsAValueThatNobodyWrote() {
        assertEquals(new Atomicity(null, 2, Long.MAX_VALUE, Long.MAX_VALUE), of(A, Histories.read("z", 80, 90)));
    }

    @Test
    void whatWasNotFoundOutInTimeIsNoBound() {
        assertEquals(
                new Atomicity(null, 1, 0, Long.MAX_VALUE),
                Atomicity.of(null, BudgetTest.hopeless(), new CasRegister(), null, System.nanoTime()));
    }

    private static Atomicity of(Operation... operations) {
        return Atomicity.of(null, List.of(operations), new Register(), null, System.nanoTime() + 60_000_000_000L);
    }
}
