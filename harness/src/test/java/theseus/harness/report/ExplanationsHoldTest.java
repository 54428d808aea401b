package theseus.harness.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import theseus.harness.replay.Replay;
import theseus.harness.report.account.Account;
import theseus.harness.report.account.Evidence;
import theseus.harness.report.account.ReplicaState;
import theseus.harness.report.film.Film;
import theseus.harness.report.film.Window;
import theseus.harness.run.RunOptions;
import theseus.harness.scenario.Repertoire;
import theseus.harness.world.sim.Footage;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.check.Anomaly;
import theseus.histories.model.Held;

/// What the account of a convicting run claims holds in its history and in its film.
class ExplanationsHoldTest {
    private record Told(Replay run, Film film, Account account) {}

    /// The first seed from there on that convicts the flaw by what its clients saw.
    private static Told told(String flaw, long seed) {
        for (long at = seed; at < seed + 20; at++) {
            RunOptions options = RunOptions.USUAL
                    .withFlaws(new TreeSet<>(List.of(flaw)))
                    .playing(Repertoire.made(flaw).orElseThrow())
                    .withSeed(at);
            Replay run = Replay.ofSeed(options, () -> false);
            if (run.result().findings().stream()
                    .allMatch(finding -> finding.operations().isEmpty())) continue;
            Window window = Window.around(
                    Account.leading(options, run.result()), run.log().history());
            Film film = Film.of(run.recording(), run.log().history(), window);
            return new Told(run, film, Account.of(options, run.log(), run.result(), film));
        }
        throw new AssertionError("no seed from " + seed + " to " + (seed + 19) + " convicts " + flaw);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wall-clock-versions", "dual-write-stops-early"})
    void everyClaimHolds(String flaw) {
        Told told = told(flaw, 1);
        for (Evidence evidence : told.account.findings()) {
            if (evidence.operations().isEmpty()) continue;
            List<Operation> own = evidence.finding(told.run.log().history()).operations();
            assertEquals(evidence.operations().size(), own.size(), "an operation is not in the history");
            for (Operation operation : own) assertEquals(evidence.key(), operation.key());
            headlineHolds(evidence, own);
            if (evidence.stop() != null) stopHolds(told, evidence);
        }
    }

    /// Level and phase of the headline are those of the answer that completed the contradiction.
    private static void headlineHolds(Evidence evidence, List<Operation> own) {
        Operation last = theseus.harness.report.film.Moment.last(
                new theseus.histories.check.Finding(Anomaly.STALE_READ, evidence.key(), "", own));
        if (last.provenance() == null) return;
        assertTrue(evidence.headline().contains(" at " + last.provenance().level()), evidence.headline());
        assertTrue(evidence.headline().contains(", in " + last.provenance().phase()), evidence.headline());
    }

    /// The order keeps to real time, each read in it reads what the state then holds, and the one it stops at returned.
    private static void stopHolds(Told told, Evidence evidence) {
        List<Operation> all = told.run.log().history().operations();
        List<Operation> order = evidence.stop().order().stream()
                .map(place -> all.stream()
                        .filter(o -> o.invoked() == place)
                        .findFirst()
                        .orElseThrow())
                .toList();
        for (int i = 0; i < order.size(); i++) {
            for (Operation later : order.subList(i + 1, order.size()))
                assertTrue(
                        later.finish() >= order.get(i).start(),
                        "against real time: " + later + " after " + order.get(i));
            if (order.get(i).f().equals("read") && order.get(i).outcome() instanceof Outcome.Ok(Object value))
                assertEquals(Held.words(value), evidence.stop().states().get(i), "" + order.get(i));
        }
        assertTrue(all.stream()
                .anyMatch(o -> o.invoked() == evidence.stop().stuck() && o.outcome() instanceof Outcome.Ok));
    }

    /// Whoever acknowledged a write by the provenance has stored its version, by the film.
    @Test
    void whoAcknowledgedAWriteHadStoredIt() {
        Told told = told("wall-clock-versions", 1);
        Footage footage = told.film.footage();
        assertTrue(footage != null, told.film.why());
        int checked = 0;
        for (Operation write : told.run.log().history().operations()) {
            if (!write.f().equals("write")
                    || !(write.outcome() instanceof Outcome.Ok)
                    || write.provenance().version() == null) continue;
            for (String replica : write.provenance().replicas()) {
                assertTrue(
                        footage.holdings().stream()
                                .anyMatch(h -> h.node().equals(replica)
                                        && h.key().equals(write.key())
                                        && h.nanos() <= write.finish()
                                        && h.version() != null
                                        && h.version()
                                                        .compareTo(write.provenance()
                                                                .version())
                                                >= 0),
                        replica + " never stored " + write);
                checked++;
            }
        }
        assertTrue(checked > 100, "only " + checked + " acknowledgements were looked at");
    }

    /// What a replica is said to have held is the last that the film saw it store before.
    @Test
    void replicasHeldWhatTheyAreSaidToHaveHeld() {
        Told told = told("wall-clock-versions", 1);
        Evidence evidence = told.account.findings().getFirst();
        long at = Math.round(Double.parseDouble(evidence.when().split(" ")[1]) * 1e9);
        assertTrue(evidence.replicas().size() >= 3, "replicas: " + evidence.replicas());
        for (ReplicaState replica : evidence.replicas()) {
            String version = told.film.footage().holdings().stream()
                    .filter(h ->
                            h.node().equals(replica.node()) && h.key().equals(evidence.key()) && h.nanos() <= at + 500)
                    .reduce((a, b) -> b)
                    .map(h -> h.version() == null ? "nothing" : h.version())
                    .orElse("nothing");
            assertTrue(replica.held().contains(version), replica + " but the film says " + version);
        }
    }
}
