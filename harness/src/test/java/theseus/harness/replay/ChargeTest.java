package theseus.harness.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static theseus.histories.check.Anomaly.AVAILABILITY;
import static theseus.histories.check.Anomaly.INVARIANT;
import static theseus.histories.check.Anomaly.KEY_CENSUS;
import static theseus.histories.check.Anomaly.LOST_WRITE;
import static theseus.histories.check.Anomaly.NOT_LINEARIZABLE;
import static theseus.histories.check.Anomaly.RESURRECTED_DELETE;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import theseus.harness.run.check.Result;
import theseus.histories.check.Anomaly;
import theseus.histories.check.Finding;

class ChargeTest {
    @Test
    void whatTheHistoryShowsComesBeforeTheInvariantNamedForTheFlaw() {
        assertEquals(new Charge(LOST_WRITE, null), charge("copy-nothing", LOST_WRITE, INVARIANT, KEY_CENSUS));
    }

    @Test
    void ofWhatTheHistoryShowsTheOneNamedForTheFlawComesFirst() {
        assertEquals(
                new Charge(RESURRECTED_DELETE, null),
                charge("copy-without-tombstones", NOT_LINEARIZABLE, RESURRECTED_DELETE));
    }

    @Test
    void whereTheHistoryShowsNothingTheEvidenceNamedForTheFlawComesFirst() {
        assertEquals(new Charge(AVAILABILITY, null), charge("overlap-counted-for-old-only", INVARIANT, AVAILABILITY));
        assertEquals(new Charge(INVARIANT, "I1"), charge("copy-nothing", INVARIANT));
    }

    @Test
    void evidenceThatNobodyNamedIsStillACharge() {
        assertEquals(new Charge(KEY_CENSUS, null), charge("wall-clock-versions", KEY_CENSUS));
        assertNull(charge("wall-clock-versions"));
    }

    /// What clients see stands before the rest, gravest first: the order in which a report tells it.
    @ParameterizedTest
    @EnumSource
    void whatTheHistoryShowsIsGraverThanWhatItDoesNot(Anomaly anomaly) {
        assertEquals(anomaly.compareTo(INVARIANT) < 0, new Charge(anomaly, null).shownByHistory());
    }

    private static Charge charge(String flaw, Anomaly... found) {
        List<Finding> findings = Arrays.stream(found)
                .map(anomaly -> new Finding(anomaly, "k1", "I1 at 0.1 s: it is so.", List.of()))
                .toList();
        return Charge.of(new Result(findings, List.of(), false), List.of(flaw));
    }
}
