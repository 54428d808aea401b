package theseus.node.metadata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import theseus.node.topology.Change;
import theseus.node.topology.Decision;

class RaftAuthorityTest extends AuthorityContract {
    @Override
    Party party(long seed) {
        return new Party(Party.MEMBERS, seed);
    }

    @Test
    void theGroupGoesOnWithoutItsLeader() {
        Party party = party(11);
        long epoch = read(party, Party.ASKER).epoch();
        Party.Guest first = party.leader();
        first.crash();
        assertInstanceOf(Decision.Accepted.class, propose(party, Party.ASKER, epoch, "shop"));
        Party.Guest second = party.leader();
        assertNotEquals(first.id, second.id);
        assertEquals(1, second.began);
        first.start();
        assertTrue(party.time.passUntil(() -> first.replica.topology().epoch() == epoch + 1, PATIENCE_MILLIS));
    }

    @Test
    void aMinorityDecidesNothing() {
        Party party = party(12);
        long epoch = read(party, Party.ASKER).epoch();
        for (Party.Guest guest : List.copyOf(party.guests.values()))
            if (!guest.seat.leads() && !guest.id.equals(Party.ASKER)) guest.crash();
        List<Decision> decisions = new ArrayList<>();
        party.guests.get(Party.ASKER).authority.propose(epoch, new Change.AddTenant("shop", 3), decisions::add);
        party.time.pass(PATIENCE_MILLIS);
        assertEquals(List.of(), decisions);
    }

    @Test
    void aLeaderThatIsCutOffStopsToDriveAndWhatItNeverHadAgreedIsVoid() {
        Party party = party(13);
        long epoch = read(party, Party.ASKER).epoch();
        Party.Guest old = party.leader();
        party.cutOff.add(old.id);
        List<Decision> lost = new ArrayList<>();
        old.authority.propose(epoch, new Change.AddTenant("lost", 3), lost::add);
        assertInstanceOf(Decision.Accepted.class, propose(party, Party.ASKER, epoch, "kept"));
        assertTrue(party.time.passUntil(() -> old.ended == 1, PATIENCE_MILLIS));
        party.cutOff.clear();
        assertTrue(party.time.passUntil(() -> old.replica.topology().epoch() == epoch + 1, PATIENCE_MILLIS));
        party.time.pass(PATIENCE_MILLIS);
        assertFalse(old.replica.topology().latest().placement().factors().containsKey("lost"));
        assertTrue(lost.stream().noneMatch(d -> d instanceof Decision.Accepted), lost.toString());
    }

    @Test
    void decisionsSurviveAnyOrderOfCrashes() {
        for (long seed = 100; seed < 120; seed++) {
            Party party = party(seed);
            long epoch = read(party, Party.ASKER).epoch();
            for (int i = 0; i < 6; i++) {
                Party.Guest victim = party.guests.get(Party.MEMBERS.get((int) ((seed + i) % 3)));
                party.guests.get(Party.ASKER).authority.propose(epoch, new Change.AddTenant("t" + i, 3), _ -> {});
                party.time.pass(3 + 7 * (seed % 11));
                victim.crash();
                party.time.pass(1500);
                long now = read(party, Party.ASKER).epoch();
                assertTrue(now >= epoch, "seed " + seed + ": epoch " + now + " after " + epoch);
                epoch = now;
                victim.start();
            }
            for (Party.Guest guest : party.guests.values()) guest.crash();
            for (Party.Guest guest : party.guests.values()) guest.start();
            assertEquals(epoch, read(party, Party.ASKER).epoch(), "seed " + seed);
        }
    }
}
