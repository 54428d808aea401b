package theseus.harness.report.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import theseus.harness.world.sim.Footage;
import theseus.histories.History;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.Provenance;

/// What an account claims the system told: who acknowledged, who was asked, in which epoch, how far behind.
public final class TestimonyClaims {
    private static final String WAYS = " through (\\S+) at (\\w+) in epoch (\\d+) \\((\\w+)\\)";

    private final History history;
    private final Footage footage;
    private final HistoryClaims names;

    /// @param footage of the run; null where there is none, and nothing may be said of who stored what
    public TestimonyClaims(History history, Footage footage) {
        this.history = history;
        this.footage = footage;
        names = new HistoryClaims(history);
    }

    /// How many claims of the sentence were found true; at the first false one it throws.
    public int held(String sentence) {
        return claims().stream().mapToInt(claim -> claim.held(sentence)).sum() + names.held(sentence);
    }

    private List<Claim> claims() {
        return List.of(
                Claim.of(Claim.NAMED + " was acknowledged by (.+?)" + WAYS + "\\.", this::acknowledged),
                Claim.of(Claim.NAMED + " asked (.+?)" + WAYS + ", and answered ([^,. ]+)", this::answered),
                Claim.of(Claim.NAMED + " asked .*, (\\d+) versions? and ([0-9.]+) ms behind\\.", this::behind),
                Claim.of(
                        Claim.NAMED + " asked (.+?) through.* Until then (.+) had never stored what " + Claim.SHORT
                                + " wrote",
                        this::neverStored),
                Claim.of("After the cutover to epoch (\\d+), " + Claim.NAMED, this::afterCutover),
                Claim.of(
                        Claim.NAMED + " was never answered",
                        said -> assertTrue(names.named(said, 1).outcome() instanceof Outcome.Unknown, said.group())));
    }

    private static List<String> list(String words) {
        return Arrays.asList(words.split(", | and "));
    }

    private void acknowledged(Matcher said) {
        Operation operation = names.named(said, 1);
        assertTrue(operation.outcome() instanceof Outcome.Ok, said.group());
        ways(operation.provenance(), said);
    }

    private void answered(Matcher said) {
        Operation operation = names.named(said, 1);
        ways(operation.provenance(), said);
        Object value = said.group(9).equals("nothing") ? null : Long.valueOf(said.group(9));
        assertEquals(new Outcome.Ok(value), operation.outcome(), said.group());
    }

    /// Replicas, node, level, epoch and phase are those of the provenance, and the history has seen that epoch.
    private void ways(Provenance from, Matcher said) {
        assertEquals(from.replicas(), list(said.group(4)), said.group());
        assertEquals(from.node(), said.group(5), said.group());
        assertEquals(from.level(), said.group(6), said.group());
        assertEquals(from.epoch(), Long.parseLong(said.group(7)), said.group());
        assertEquals(from.phase(), said.group(8), said.group());
        assertTrue(
                history.phases().stream()
                        .anyMatch(phase ->
                                phase.epoch() == from.epoch() && phase.phase().equals(from.phase())),
                "the history knows no such epoch: " + said.group());
    }

    /// So many other writes had begun and were not over after the value that was read, the first visible in that time.
    private void behind(Matcher said) {
        Operation read = names.named(said, 1);
        long visible = read.start() - Math.round(Double.parseDouble(said.group(5)) * 1e6);
        List<Operation> writes = history.operations().stream()
                .filter(one -> read.key().equals(one.key()) && !one.f().equals("read"))
                .filter(one -> !(one.outcome() instanceof Outcome.Failed) && one.start() < read.start())
                .toList();
        assertTrue(writes.size() >= Long.parseLong(said.group(4)), said.group());
        assertTrue(writes.stream().anyMatch(one -> one.start() < visible), said.group());
        assertTrue(
                history.operations().stream()
                        .anyMatch(one -> read.key().equals(one.key()) && Math.abs(one.finish() - visible) < 1_000),
                "nothing became visible then: " + said.group());
    }

    private void neverStored(Matcher said) {
        Operation read = names.named(said, 1);
        Operation write = names.named(said, 6);
        assertTrue(write.outcome() instanceof Outcome.Ok && write.finish() < read.start(), said.group());
        for (String node : list(said.group(5))) {
            assertTrue(list(said.group(4)).contains(node), node + " was not asked: " + said.group());
            assertFalse(
                    footage.holdings().stream()
                            .anyMatch(h -> h.node().equals(node)
                                    && h.key().equals(write.key())
                                    && h.nanos() <= read.finish()
                                    && write.provenance().version().equals(h.version())),
                    node + " had stored it: " + said.group());
        }
    }

    private void afterCutover(Matcher said) {
        Operation operation = names.named(said, 2);
        assertTrue(
                history.phases().stream()
                        .anyMatch(phase -> phase.phase().equals("CUTOVER")
                                && phase.epoch() == Long.parseLong(said.group(1))
                                && phase.time() < operation.start()),
                said.group());
    }
}
