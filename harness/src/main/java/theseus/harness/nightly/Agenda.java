package theseus.harness.nightly;

import java.util.ArrayList;
import java.util.List;
import theseus.harness.generator.Chance;

/// Which run has which number in a night: a pure function of the night's seed, so that whoever does a run, and however
/// often a night is taken up again, a number is always the same run. Every few runs it is a canary's turn, in rotation;
/// all
/// others are drawn by weight.
public final class Agenda {
    private final long seed;
    private final List<Lot> drawn;
    private final List<Lot> rota;
    private final int canaryEvery;

    /// @param lots of one world
    /// @param canaryEvery each so many runs one is a canary's
    public Agenda(long seed, List<Lot> lots, int canaryEvery) {
        this.seed = seed;
        this.drawn = lots.stream().filter(lot -> lot.canary() == null).toList();
        this.rota = rota(lots.stream().filter(lot -> lot.canary() != null).toList());
        this.canaryEvery = canaryEvery;
        if (drawn.isEmpty()) throw new IllegalArgumentException("a night needs runs of what is under test");
    }

    /// Canaries that are hard to find come more often, but none twice in a row of turns while another waits.
    private static List<Lot> rota(List<Lot> canaries) {
        List<Lot> rota = new ArrayList<>();
        int rounds = canaries.stream().mapToInt(Lot::weight).max().orElse(0);
        for (int round = 0; round < rounds; round++)
            for (Lot canary : canaries) if (canary.weight() > round) rota.add(canary);
        return rota;
    }

    /// The run of that number, from 1.
    public Job job(long number) {
        Lot lot = lot(number);
        return new Job(number, lot, lot.options().withSeed(seed + number));
    }

    private Lot lot(long number) {
        if (!rota.isEmpty() && number % canaryEvery == 0)
            return rota.get((int) ((number / canaryEvery - 1) % rota.size()));
        int all = drawn.stream().mapToInt(Lot::weight).sum();
        int ticket = Chance.of(seed + number, "lot").below(all);
        for (Lot lot : drawn) {
            ticket -= lot.weight();
            if (ticket < 0) return lot;
        }
        throw new IllegalStateException("a ticket beyond all weights");
    }

    /// All lots, canaries last.
    public List<Lot> lots() {
        List<Lot> all = new ArrayList<>(drawn);
        rota.stream().distinct().forEach(all::add);
        return all;
    }
}
