package theseus.harness.nightly.book;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.sqlite.JDBC;
import theseus.harness.nightly.Entry;
import theseus.harness.nightly.Fingerprint;
import theseus.harness.nightly.Lot;
import theseus.harness.nightly.Night;

/// The book that is written in. What is committed survives a power loss; readers are never in the way of the writer.
public final class Book implements AutoCloseable {
    /// Its name in the directory of the nights.
    public static final String NAME = "nights.db";

    private static final int VERSION = 1;

    private final Sql sql;

    /// One run and where it is kept.
    ///
    /// @param directory null where it is not kept
    public record Taken(Entry entry, String directory) {}

    private Book(Sql sql) {
        this.sql = sql;
    }

    /// Opens the book in that directory, or begins one.
    ///
    /// @throws BookTrouble where the file is something else
    public static Book open(Path directory) throws IOException {
        Files.createDirectories(directory);
        return new Book(connect(directory.resolve(NAME)));
    }

    /// Whether there is a book in that directory.
    public static boolean isIn(Path directory) {
        return Files.exists(directory.resolve(NAME));
    }

    static Sql connect(Path file) {
        try {
            // Not by the driver manager: it knows the drivers only that the class loader of its first use has seen.
            Sql sql = new Sql(JDBC.createConnection("jdbc:sqlite:" + file, options()));
            sql.script("pragma busy_timeout = 20000");
            sql.script("pragma journal_mode = wal");
            sql.script("pragma synchronous = full");
            sql.script("pragma foreign_keys = on");
            prepare(sql, file);
            return sql;
        } catch (SQLException e) {
            throw new BookTrouble(e);
        }
    }

    /// Whoever means to write locks at once, so that two who open a fresh book do not both fill it.
    private static Properties options() {
        Properties options = new Properties();
        options.setProperty("transaction_mode", "IMMEDIATE");
        return options;
    }

    private static void prepare(Sql sql, Path file) {
        if (sql.number("select * from pragma_user_version") == VERSION) return;
        sql.atOnce(() -> {
            long version = sql.number("select * from pragma_user_version");
            if (version == 0) sql.script(schema() + "pragma user_version = " + VERSION);
            else if (version != VERSION)
                throw new BookTrouble("%s: a book of version %d; expected %d".formatted(file, version, VERSION));
        });
    }

    private static String schema() {
        try (InputStream in = Book.class.getResourceAsStream("/theseus/harness/nightly/schema.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The last night that was begun.
    public Optional<Night> last() {
        return sql.all("select * from night order by night desc limit 1", Book::night).stream()
                .findFirst();
    }

    static Night night(ResultSet row) throws SQLException {
        return new Night(
                row.getLong("night"),
                row.getString("began"),
                row.getString("build"),
                row.getString("commit_hash"),
                row.getLong("seed"),
                row.getString("subject"),
                row.getLong("budget_ms"),
                Night.State.of(row.getString("state")),
                row.getString("colour"));
    }

    /// Begins a night, with the lots that it draws from.
    public void begin(Night night, List<Lot> lots) {
        sql.atOnce(() -> {
            sql.change(
                    "insert into night values (?, ?, ?, ?, ?, ?, ?, ?, null)",
                    night.number(),
                    night.began(),
                    night.build(),
                    night.commit(),
                    night.seed(),
                    night.subject(),
                    night.budgetMillis(),
                    night.state().words());
            for (Lot lot : lots)
                sql.change(
                        "insert into lot values (?, ?, ?, ?, ?)",
                        night.number(),
                        lot.options().world(),
                        lot.label(),
                        lot.weight(),
                        lot.canary() == null ? null : lot.canary().label());
        });
    }

    /// The worlds that a night has runs in.
    public List<String> worlds(Night night) {
        return sql.all(
                "select distinct world from lot where night = ? order by world",
                row -> row.getString(1),
                night.number());
    }

    /// The lots that a night draws from in that world, in the order in which it began with them.
    public List<Lot> lots(Night night, String world) {
        return sql.all(
                "select lot, weight from lot where night = ? and world = ? order by lot",
                row -> lot(night, world, row.getString(1), row.getInt(2)),
                night.number(),
                world);
    }

    private static Lot lot(Night night, String world, String label, int weight) {
        return night.system()
                .map(system -> Lot.ofSystem(world, system, label, weight))
                .orElseGet(() -> Lot.named(world, label, weight, night.flaws()));
    }

    /// Ends a night.
    ///
    /// @param colour null where it was given up
    public void end(Night night, Night.State state, String colour) {
        sql.change("update night set state = ?, colour = ? where night = ?", state.words(), colour, night.number());
    }

    /// Begins a sitting of a night.
    public void sit(Night night, String began) {
        sql.change("insert into sitting values (?, ?, 0, null)", night.number(), began);
    }

    /// Ends a sitting.
    public void stand(Night night, String began, String why) {
        sql.change("update sitting set stopped = ? where night = ? and began = ?", why, night.number(), began);
    }

    /// How long the sittings of a night have taken.
    public long usedMillis(Night night) {
        return sql.number("select coalesce(sum(used_ms), 0) from sitting where night = ?", night.number());
    }

    /// When it was last seen at work, in UTC; null where it never was.
    public String lastSeen(Night night) {
        return sql.all(
                        "select strftime('%Y-%m-%dT%H:%M:%SZ', max(julianday(began) + used_ms / 86400000.0)) from sitting"
                                + " where night = ?",
                        row -> row.getString(1), night.number())
                .getFirst();
    }

    /// The numbers of the runs that are in the book.
    public BitSet done(Night night, String world) {
        BitSet done = new BitSet();
        sql.all("select number from run where night = ? and world = ?", row -> row.getInt(1), night.number(), world)
                .forEach(done::set);
        return done;
    }

    /// What became of each run of the simulation: its lot, its outcome and its operations, in the order of their
    /// numbers.
    public List<String> runs(Night night) {
        return sql.all(
                "select lot || ' ' || outcome || ' ' || operations from run where night = ? and world = ? order by number",
                row -> row.getString(1),
                night.number(),
                Lot.SIM);
    }

    /// Enters runs, and how long the sitting has taken, at once. What is in the book already is left as it is.
    public void enter(Night night, String sitting, long usedMillis, List<Taken> runs) {
        sql.atOnce(() -> {
            sql.change(
                    "update sitting set used_ms = ? where night = ? and began = ?",
                    usedMillis,
                    night.number(),
                    sitting);
            for (Taken run : runs) enter(night.number(), run);
        });
    }

    private void enter(long night, Taken run) {
        Entry entry = run.entry();
        int fresh = sql.change(
                "insert into run values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                night,
                entry.world(),
                entry.number(),
                entry.lot(),
                entry.seed(),
                entry.outcome().label(),
                entry.operations(),
                entry.migrations(),
                entry.aborts(),
                entry.millis(),
                run.directory());
        if (fresh == 0) return;
        if (entry.fingerprint() != null) found(night, run, entry.fingerprint());
        entry.hits()
                .forEach((phase, kinds) -> kinds.forEach((kind, roles) -> roles.forEach((role, times) -> sql.change(
                        "insert into hit values (?, ?, ?, ?, ?, ?)"
                                + " on conflict do update set times = times + excluded.times",
                        night,
                        entry.world(),
                        phase,
                        kind,
                        role,
                        times))));
        entry.reached()
                .forEach((point, times) -> sql.change(
                        "insert into reached values (?, ?, ?, ?)"
                                + " on conflict do update set times = times + excluded.times",
                        night,
                        entry.world(),
                        point,
                        times));
    }

    private void found(long night, Taken run, Fingerprint what) {
        sql.change(
                "insert into finding values (?, ?, ?, ?, ?, null, null)"
                        + " on conflict do update set example = coalesce(example, excluded.example)",
                what.words(),
                run.entry().outcome().label(),
                run.directory(),
                run.entry().command(),
                what.sentence());
        sql.change(
                "insert into sighting values (?, ?, ?, ?)",
                night,
                run.entry().world(),
                run.entry().number(),
                what.words());
    }

    /// The findings and the retention rule, in the same book.
    public Shelves shelves() {
        return new Shelves(sql);
    }

    /// Questions about all nights, to the same book.
    public Nights nights() {
        return new Nights(sql);
    }

    @Override
    public void close() {
        sql.close();
    }
}
