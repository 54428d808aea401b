package theseus.node.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static theseus.node.topology.JoinOfD.accepted;
import static theseus.node.topology.JoinOfD.dataCopy;
import static theseus.node.topology.JoinOfD.join;
import static theseus.node.topology.JoinOfD.refused;
import static theseus.node.topology.JoinOfD.steady;
import static theseus.node.topology.JoinOfD.version;

import org.junit.jupiter.api.Test;
import theseus.node.store.Version;

/// How the floor below which tombstones are forgotten rises.
class FloorTest {
    @Test
    void theFloorRisesInTwoStepsAndNeverFalls() {
        Topology rising = accepted(steady(), new Change.BeginCollection(version(9)));
        long since = rising.epoch();
        assertEquals(new Floor(Version.NONE, 0, new Floor.Rising(version(9), since)), rising.floor());
        Topology risen = accepted(rising, new Change.FinishCollection(since));
        assertEquals(new Floor(version(9), risen.epoch(), null), risen.floor());
        assertEquals(
                Transitions.INVALID,
                refused(risen, new Change.BeginCollection(version(9))).code());
        assertEquals(
                Transitions.CONFLICT,
                refused(risen, new Change.FinishCollection(since)).code());
    }

    @Test
    void anAbandonedCollectionLeavesTheFloorWhereItWas() {
        Topology rising = accepted(steady(), new Change.BeginCollection(version(9)));
        Topology abandoned = accepted(rising, new Change.AbandonCollection(rising.epoch(), "test"));
        assertEquals(Floor.NONE, abandoned.floor());
    }

    @Test
    void aMigrationAbandonsACollectionAndNoneBeginsDuringIt() {
        Topology rising = accepted(steady(), new Change.BeginCollection(version(9)));
        assertEquals(Floor.NONE, accepted(rising, join("d", "h:4", null)).floor());
        assertEquals(
                "tombstones cannot be collected now: epoch 5 is in DATA_COPY of session 1 (join of d)",
                refused(dataCopy(), new Change.BeginCollection(version(9))).sentence());
        Transitions wrong = new Transitions(
                SourcesNeeded.MAJORITY,
                CollectWhen.ALWAYS,
                AdmitWhen.NOTHING_MOVES,
                Transitions.Edge.CUTOVER,
                Transitions.Departure.BY_MIGRATION);
        Change begin = new Change.BeginCollection(version(9));
        assertTrue(wrong.decide(dataCopy(), dataCopy().epoch(), begin) instanceof Decision.Accepted);
    }
}
