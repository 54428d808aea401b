package theseus.harness.nightly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import theseus.harness.nightly.book.Book;
import theseus.harness.nightly.book.Shelves;
import theseus.harness.report.Filing;
import theseus.harness.report.RunDirectory;
import theseus.harness.run.Fleet;
import theseus.harness.run.Sailed;
import theseus.harness.world.sim.SimWorld;

/// Keeps runs: of each finding so many a night, of each kind of run the first that passed, to compare with. A directory
/// appears whole or not at all.
public final class Keeper {
    private final Path directory;
    private final Night night;
    private final int most;
    private final Map<String, Long> kept = new TreeMap<>();

    Keeper(Path directory, Night night, int most) {
        this.directory = directory;
        this.night = night;
        this.most = most;
    }

    /// Learns what earlier sittings of the night have kept.
    void recall(Shelves shelves, List<Lot> lots, List<String> fingerprints) {
        for (String fingerprint : fingerprints) kept.put(fingerprint, shelves.kept(night, fingerprint));
        for (Lot lot : lots) {
            String world = lot.options().world();
            kept.put(passing(world, lot.label()), shelves.kept(night, world, lot.label(), Outcome.VALID));
        }
    }

    /// Keeps the run where it is worth it; answers where, from the directory of the nights, else null.
    ///
    /// @param sailed the run itself; null where it was done elsewhere, or ended with an exception
    String keep(Job job, Entry entry, Sailed sailed) {
        if (entry.outcome() == Outcome.WRECKED || !worthIt(job, entry)) return null;
        return kept(entry, sailed == null ? again(job) : sailed);
    }

    /// In the simulation a run elsewhere is the same here.
    private static Sailed again(Job job) {
        return Fleet.one(job.number(), job.options(), SimWorld::build, () -> false);
    }

    private String kept(Entry entry, Sailed sailed) {
        String name = "night-%04d/%s-%d".formatted(night.number(), entry.world(), entry.number());
        try {
            Path fresh = directory.resolve(name + ".new");
            remove(fresh);
            Filing.kept(RunDirectory.at(Files.createDirectories(fresh)), sailed);
            remove(directory.resolve(name));
            Files.move(fresh, directory.resolve(name));
            return name;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized boolean worthIt(Job job, Entry entry) {
        if (job.lot().canary() != null) return false;
        boolean unwanted = entry.outcome().unwanted();
        String what = unwanted ? entry.fingerprint().words() : passing(entry.world(), entry.lot());
        return kept.merge(what, 1L, Long::sum) <= (unwanted ? most : 1);
    }

    private static String passing(String world, String lot) {
        return "passing " + world + " " + lot;
    }

    /// Removes what the retention rule no longer keeps; answers how many directories.
    ///
    /// @param retain for so many nights failing runs are kept, and passing ones each in the book
    static int prune(Book book, Path directory, Night night, int retain) {
        Shelves shelves = book.shelves();
        List<String> old = Stream.concat(
                        shelves.passing(night.number()).stream(), shelves.failing(night.number() - retain + 1).stream())
                .toList();
        for (String each : old) {
            try {
                remove(directory.resolve(each));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            shelves.gone(each);
        }
        shelves.whole(night.number() - retain + 1).forEach(shelves::strike);
        return old.size();
    }

    private static void remove(Path path) throws IOException {
        if (!Files.exists(path)) return;
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
        }
    }
}
