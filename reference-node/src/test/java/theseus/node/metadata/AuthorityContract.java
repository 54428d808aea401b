package theseus.node.metadata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import theseus.node.ring.NodeId;
import theseus.node.topology.Change;
import theseus.node.topology.Decision;
import theseus.node.topology.Topology;

/// What every metadata authority keeps to.
abstract class AuthorityContract {
    static final long PATIENCE_MILLIS = 20_000;

    abstract Party party(long seed);

    @Test
    void noIncarnationIsGivenTwiceNotEvenAfterACrashOfEveryNode() {
        Party party = party(1);
        List<Long> given = new ArrayList<>();
        for (int life = 1; life <= 3; life++) {
            for (Party.Guest guest : party.guests.values()) guest.authority.register(given::add);
            int expected = 4 * life;
            assertTrue(party.time.passUntil(() -> given.size() == expected, PATIENCE_MILLIS), "given: " + given);
            for (Party.Guest guest : party.guests.values()) guest.crash();
            for (Party.Guest guest : party.guests.values()) guest.start();
        }
        assertEquals(12, new TreeSet<>(given).size(), "given: " + given);
    }

    @Test
    void aDecisionIsReadByEveryNodeFromItsAnswerOn() {
        Party party = party(2);
        long before = read(party, Party.ASKER).epoch();
        assertInstanceOf(Decision.Accepted.class, propose(party, Party.ASKER, before, "shop"));
        for (NodeId node : party.guests.keySet())
            assertEquals(before + 1, read(party, node).epoch(), "as read by " + node);
    }

    @Test
    void ofTwoProposalsOnOneEpochOneIsRefused() {
        Party party = party(3);
        long epoch = read(party, Party.ASKER).epoch();
        List<Decision> decisions = new ArrayList<>();
        for (NodeId node : List.of(Party.ASKER, Party.MEMBERS.get(1)))
            party.guests.get(node).authority.propose(epoch, new Change.AddTenant("of-" + node, 3), decisions::add);
        assertTrue(party.time.passUntil(() -> decisions.size() == 2, PATIENCE_MILLIS));
        assertEquals(
                1, decisions.stream().filter(d -> d instanceof Decision.Refused).count(), decisions.toString());
        assertEquals(epoch + 1, read(party, Party.ASKER).epoch());
    }

    @Test
    void aProposalThatArrivesSeveralTimesIsDecidedOnce() {
        Party party = party(4);
        party.everythingTwice = true;
        long epoch = read(party, Party.ASKER).epoch();
        assertInstanceOf(Decision.Accepted.class, propose(party, Party.ASKER, epoch, "shop"));
        party.time.pass(1000);
        assertEquals(epoch + 1, read(party, Party.ASKER).epoch());
    }

    @Test
    void whatWasAnsweredSurvivesACrashOfEveryNodeAndACompaction() {
        Party party = party(5);
        long epoch = read(party, Party.ASKER).epoch();
        for (int i = 0; i < 30; i++) {
            assertInstanceOf(Decision.Accepted.class, propose(party, Party.ASKER, epoch + i, "shop-" + i));
            for (Party.Guest guest : party.guests.values()) guest.compact();
        }
        for (Party.Guest guest : party.guests.values()) guest.crash();
        for (Party.Guest guest : party.guests.values()) guest.start();
        Topology read = read(party, Party.ASKER);
        assertEquals(epoch + 30, read.epoch());
        assertTrue(read.placement().factors().containsKey("shop-29"));
    }

    @Test
    void nobodyHearsOfADecisionThatIsNotDurable() {
        Party party = party(6);
        long epoch = read(party, Party.ASKER).epoch();
        for (Party.Guest guest : party.guests.values()) guest.disk.stuck = true;
        List<Decision> decisions = new ArrayList<>();
        party.leader().authority.propose(epoch, new Change.AddTenant("shop", 3), decisions::add);
        party.time.pass(3000);
        assertEquals(List.of(), decisions);
        for (Party.Guest guest : party.guests.values())
            assertTrue(guest.replica.topology().epoch() <= epoch, guest.id + " knows of it");
        for (Party.Guest guest : party.guests.values()) guest.crash();
        for (Party.Guest guest : party.guests.values()) {
            guest.disk.stuck = false;
            guest.start();
        }
        assertEquals(epoch, read(party, Party.ASKER).epoch());
    }

    @Test
    void oneNodeDrivesWhenAllIsCalm() {
        Party party = party(7);
        party.time.pass(PATIENCE_MILLIS);
        assertEquals(1, party.leaders().size());
        assertEquals(1, party.leaders().getFirst().began);
    }

    static Topology read(Party party, NodeId by) {
        List<Topology> answers = new ArrayList<>();
        long limit = party.time.nanos() + PATIENCE_MILLIS * 1_000_000;
        while (answers.isEmpty() && party.time.nanos() < limit) {
            party.guests.get(by).authority.read(answers::add);
            party.time.passUntil(() -> !answers.isEmpty(), 5000);
        }
        assertTrue(
                !answers.isEmpty(),
                by + " got no answer; up and leading: "
                        + party.guests.values().stream()
                                .map(g -> g.id + " " + g.up + " " + (g.up && g.seat.leads()))
                                .toList());
        return answers.getFirst();
    }

    static Decision propose(Party party, NodeId by, long epoch, String tenant) {
        List<Decision> decisions = new ArrayList<>();
        party.guests.get(by).authority.propose(epoch, new Change.AddTenant(tenant, 3), decisions::add);
        assertTrue(party.time.passUntil(() -> !decisions.isEmpty(), PATIENCE_MILLIS), by + " got no answer");
        return decisions.getFirst();
    }
}
