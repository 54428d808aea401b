package theseus.harness.nightly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import theseus.harness.nightly.book.Book;
import theseus.harness.nightly.book.Nights;
import theseus.harness.nightly.book.Shelves;
import theseus.harness.run.Sailed;

/// One sitting of a night: has runs done and entered until the budget is used up or the user stops it.
public final class Vigil implements Muster.Orders {
    private static final long MILLIS = 1_000_000;

    private final Book book;
    private final Night night;
    private final Terms terms;
    private final BooleanSupplier stopped;
    private final Consumer<Glance> watcher;
    private final String began;
    private final LongSupplier clock;
    private final long beganNanos;
    private final long usedBefore;
    private final Desk desk;
    private final Keeper keeper;
    private final Shrinking shrinking;
    private final String contained;
    private final boolean simulated;
    private volatile Glance glance;
    /// Whether something may be there to be shrunk: to look costs a commit.
    private volatile boolean shrinkable = true;
    private long containerMillis;
    private volatile boolean failed;

    /// @param containers whether runs in containers can be done
    /// @param began when, in UTC by ISO 8601
    /// @param clock in nanoseconds
    /// @param watcher is told how far it has come, after each run
    public Vigil(
            Book book,
            Night night,
            Terms terms,
            boolean containers,
            Instant began,
            LongSupplier clock,
            BooleanSupplier stopped,
            Consumer<Glance> watcher) {
        this.book = book;
        this.night = night;
        this.terms = terms;
        this.stopped = stopped;
        this.watcher = watcher;
        this.began = began.toString();
        this.clock = clock;
        this.beganNanos = clock.getAsLong();
        this.usedBefore = book.usedMillis(night);
        SortedMap<String, Agenda> agendas = agendas();
        this.simulated = agendas.containsKey(Lot.SIM);
        this.contained = containers
                ? agendas.keySet().stream()
                        .filter(world -> !world.equals(Lot.SIM))
                        .findFirst()
                        .orElse(null)
                : null;
        this.desk = new Desk(book, night, this.began, this::usedMillis, agendas, clock);
        this.keeper = new Keeper(terms.directory(), night, terms.keep());
        recall(agendas);
        this.shrinking = new Shrinking(terms.directory(), clock, stopped);
        this.glance = Glance.of(book, night);
        book.sit(night, this.began);
    }

    private SortedMap<String, Agenda> agendas() {
        SortedMap<String, Agenda> agendas = new TreeMap<>();
        for (String world : book.worlds(night))
            agendas.put(world, new Agenda(night.seed(), book.lots(night, world), terms.canaryEvery()));
        return agendas;
    }

    private void recall(SortedMap<String, Agenda> agendas) {
        List<Lot> lots = new ArrayList<>();
        agendas.values().forEach(agenda -> lots.addAll(agenda.lots()));
        keeper.recall(
                book.shelves(),
                lots,
                book.nights().findings().stream()
                        .map(Nights.Finding::fingerprint)
                        .toList());
    }

    /// Keeps going until the night is over or stopped; answers whether it is over.
    public boolean keep(Muster muster) {
        try {
            muster.work(this);
        } catch (RuntimeException e) {
            failed = true;
            throw e;
        } finally {
            desk.flush();
            book.stand(night, began, failed ? "failed" : stopped.getAsBoolean() ? "stopped" : "the budget was used up");
        }
        return usedMillis() + usedBefore >= night.budgetMillis();
    }

    private long usedMillis() {
        return (clock.getAsLong() - beganNanos) / MILLIS;
    }

    @Override
    public boolean goesOn() {
        return !failed && !stopped.getAsBoolean() && usedBefore + usedMillis() < night.budgetMillis();
    }

    @Override
    public boolean stopped() {
        return failed || stopped.getAsBoolean();
    }

    @Override
    public Job next(boolean canContain) {
        return desk.next(!simulated || canContain && contained != null && containersDue() ? contained : Lot.SIM);
    }

    private synchronized boolean containersDue() {
        return containerMillis * 100 <= usedMillis() * terms.containersPercent();
    }

    @Override
    public void over(Job job, Entry entry, Sailed sailed) {
        try {
            desk.enter(entry, keeper.keep(job, entry, sailed));
            told(job, entry);
        } catch (RuntimeException e) {
            failed = true;
            throw e;
        }
    }

    private synchronized void told(Job job, Entry entry) {
        shrinkable |= entry.outcome() == Outcome.VIOLATION;
        if (!entry.world().equals(Lot.SIM)) containerMillis += entry.millis();
        glance = glance.after(job, entry, usedBefore + usedMillis());
        watcher.accept(glance);
    }

    @Override
    public void lost(Job job) {
        desk.lost(job.world(), job.number());
    }

    /// Shrinks what was found, by one crew at a time and within its share of the time.
    @Override
    public boolean chore() {
        if (!shrinkable || !shrinking.due(usedMillis() * terms.shrinkPercent() / 100)) return false;
        try {
            shrinkable = false;
            Optional<Shelves.Unshrunk> next = onShelves(Shelves::unshrunk).stream()
                    .filter(shrinking::untried)
                    .findFirst();
            if (next.isEmpty()) return false;
            shrinkable = true;
            shrinking
                    .shrink(next.get(), night.budgetMillis() - usedBefore - usedMillis())
                    .ifPresent(small -> onShelves(shelves -> {
                        shelves.shrunk(next.get().fingerprint(), small.words(), small.directory());
                        return small;
                    }));
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            shrinking.done();
        }
    }

    private <T> T onShelves(Function<Shelves, T> question) {
        return desk.asked(asked -> question.apply(asked.shelves()));
    }
}
