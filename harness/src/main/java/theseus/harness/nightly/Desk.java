package theseus.harness.nightly;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import theseus.harness.nightly.book.Book;

/// Gives out the numbers of a night, each once, and enters what comes back. Several crews may come to it at a time.
public final class Desk {
    private static final long ENTER_NANOS = 500_000_000L;

    private final Book book;
    private final Night night;
    private final String sitting;
    private final LongSupplier usedMillis;
    private final SortedMap<String, Agenda> agendas;
    private final SortedMap<String, BitSet> given = new TreeMap<>();
    private final LongSupplier clock;
    private final List<Book.Taken> waiting = new ArrayList<>();
    private long enteredNanos;

    /// @param usedMillis how long the sitting has taken
    /// @param agendas by world
    /// @param clock in nanoseconds
    Desk(
            Book book,
            Night night,
            String sitting,
            LongSupplier usedMillis,
            SortedMap<String, Agenda> agendas,
            LongSupplier clock) {
        this.book = book;
        this.night = night;
        this.sitting = sitting;
        this.usedMillis = usedMillis;
        this.agendas = agendas;
        this.clock = clock;
        this.enteredNanos = clock.getAsLong();
        for (String world : agendas.keySet()) given.put(world, book.done(night, world));
    }

    /// The next run in that world that is neither in the book nor given out in this sitting.
    public synchronized Job next(String world) {
        int number = given.get(world).nextClearBit(1);
        given.get(world).set(number);
        return agendas.get(world).job(number);
    }

    /// Gives a number out once more: whoever had it will not bring it back.
    public synchronized void lost(String world, long number) {
        given.get(world).clear((int) number);
    }

    /// Takes what came back. It is in the book within half a second, or not at all.
    public synchronized void enter(Entry entry, String directory) {
        waiting.add(new Book.Taken(entry, directory));
        if (clock.getAsLong() - enteredNanos > ENTER_NANOS) flush();
    }

    /// Enters all that came back.
    public synchronized void flush() {
        book.enter(night, sitting, usedMillis.getAsLong(), waiting);
        waiting.clear();
        enteredNanos = clock.getAsLong();
    }

    /// What the book says, asked while nothing is entered.
    synchronized <T> T asked(Function<Book, T> question) {
        flush();
        return question.apply(book);
    }
}
