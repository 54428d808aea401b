package theseus.harness.system.etcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import theseus.harness.fake.FakeSite;
import theseus.harness.system.Address;
import theseus.harness.system.Move;
import theseus.harness.system.View;

class MembershipTest {
    private final FakeSite site = new FakeSite(new Address("nowhere", 1));
    private final ScriptedMembers members = new ScriptedMembers(site);
    private final EtcdSession session = new EtcdSession(site, members);
    private final List<View> views = new ArrayList<>();
    private final List<Optional<String>> answers = new ArrayList<>();

    @BeforeEach
    void watch() {
        session.watch("t", List.of("k"), views::add);
        assertTrue(site.until(() -> !views.isEmpty()));
    }

    @Test
    void aMemberIsAddedPhaseByPhaseAndThenOwnsEverything() {
        join();
        assertTrue(site.until(this::steadyAgain));
        assertEquals(List.of("STEADY", "ADDED", "CATCHING_UP", "VOTING", "STEADY"), phases());
        assertEquals(List.of("n1", "n2", "n3", "n4"), views.getLast().members());
        assertEquals(List.of("n1", "n2", "n3", "n4"), views.getLast().owners().get("k"));
        assertEquals(List.of("cluster/member/add", "cluster/member/promote", "kv/range"), members.asked);
    }

    @Test
    void onTheWayTheJoinerGainsEveryKeyAndNobodyLosesOne() {
        join();
        assertTrue(site.until(this::steadyAgain));
        for (View view : views) {
            if (view.steady()) continue;
            assertEquals(List.of("n4"), view.gainers("k"), view.phase());
            assertEquals(List.of(), view.losers("k"), view.phase());
            assertEquals(new Move.Join("n4"), view.move());
            assertEquals(1, view.session());
        }
        assertEquals(
                views.stream().map(View::epoch).sorted().distinct().toList(),
                views.stream().map(View::epoch).toList());
    }

    @Test
    void eachPhaseLastsAsLongAsItIsMeantTo() {
        List<Long> entered = new ArrayList<>();
        session.watch("t", List.of("k"), view -> {
            views.add(view);
            entered.add(site.nanos());
        });
        join();
        assertTrue(site.until(this::steadyAgain));
        List<Long> last = entered.subList(entered.size() - 4, entered.size());
        for (int i = 1; i < last.size(); i++)
            assertTrue(last.get(i) - last.get(i - 1) >= site.dwellNanos(), last.toString());
    }

    @Test
    void whatIsRefusedIsTriedAgainUntilTheLearnerIsInStep() {
        join();
        members.refusals = 3;
        assertTrue(site.until(this::steadyAgain));
        assertEquals(4, Collections.frequency(members.asked, "cluster/member/promote"));
    }

    @Test
    void anAdditionThatIsRefusedIsTold() {
        members.refusals = 1;
        join();
        assertEquals(List.of(Optional.of("etcdserver: unhealthy cluster")), answers);
        assertFalse(site.until(this::steadyAgain));
        assertEquals("STEADY", views.getLast().phase());
    }

    @Test
    void anAdditionWhoseAnswerWasLostIsFoundToHaveTakenPlace() {
        members.losesAnswer = true;
        join();
        if (answers.getFirst().isPresent()) join();
        assertEquals(Optional.empty(), answers.getLast());
        assertTrue(site.until(this::steadyAgain));
        assertEquals(1, views.getLast().session());
    }

    @Test
    void aLearnerThatNeverAnswersIsWaitedForAndNamed() {
        members.joinerAnswers = false;
        join();
        assertFalse(site.until(this::steadyAgain));
        List<SortedMap<String, String>> waiting = new ArrayList<>();
        session.waiting(waiting::add);
        site.until(() -> !waiting.isEmpty());
        assertEquals(new TreeMap<>(java.util.Map.of("n4", "its process has not answered")), waiting.getFirst());
        assertEquals("ADDED", views.getLast().phase());
    }

    @Test
    void aSecondOneHasToWait() {
        members.joinerAnswers = false;
        join();
        session.move(new Move.Join("n5"), "two", false, answers::add);
        assertTrue(site.until(() -> answers.size() == 2));
        assertEquals(Optional.of("n4 is being added"), answers.getLast());
    }

    @Test
    void whoLeadsDrives() {
        members.leader = "n3";
        assertTrue(site.until(() -> views.getLast().driver().equals("n3")));
        members.leader = null;
        assertFalse(site.until(() -> !views.getLast().driver().equals("n3")));
    }

    @Test
    void whatItDoesNotKnowIsRefused() {
        session.move(new Move.Leave("n1"), "one", false, answers::add);
        assertEquals(List.of(Optional.of("INVALID: it does not know how to leave")), answers);
    }

    private void join() {
        int before = answers.size();
        session.move(new Move.Join("n4"), "one", false, answers::add);
        assertTrue(site.until(() -> answers.size() > before));
    }

    private boolean steadyAgain() {
        return views.getLast().steady() && views.getLast().members().contains("n4");
    }

    private List<String> phases() {
        List<String> phases = new ArrayList<>();
        for (View view : views)
            if (phases.isEmpty() || !phases.getLast().equals(view.phase())) phases.add(view.phase());
        return phases;
    }
}
