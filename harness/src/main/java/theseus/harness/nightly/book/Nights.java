package theseus.harness.nightly.book;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.harness.nightly.Night;
import theseus.harness.report.Matrix;

/// Questions about the nights.
public final class Nights implements AutoCloseable {
    private final Sql sql;

    Nights(Sql sql) {
        this.sql = sql;
    }

    /// The nights in that directory, to be read only, also while one goes on.
    public static Nights in(Path directory) {
        return new Nights(Book.connect(directory.resolve(Book.NAME)));
    }

    /// Sums over runs.
    ///
    /// @param millis of one core
    public record Sum(long runs, long operations, long migrations, long aborts, long millis) {
        public static final Sum NONE = new Sum(0, 0, 0, 0, 0);

        public Sum and(Sum other) {
            return new Sum(
                    runs + other.runs,
                    operations + other.operations,
                    migrations + other.migrations,
                    aborts + other.aborts,
                    millis + other.millis);
        }
    }

    /// The runs of one lot that ended in one way.
    ///
    /// @param canary the flaw that must be convicted; null where nothing may be found
    public record Tally(long night, String world, String lot, String canary, String outcome, Sum sum) {}

    /// A canary in a night.
    ///
    /// @param runs how many there were
    /// @param convictions how many of them convicted it
    /// @param detections how many runs each conviction took, in order
    /// @param detectionMillis how much time of one core each conviction took, in order
    public record Canary(
            long night,
            String world,
            String flaw,
            long runs,
            long convictions,
            List<Long> detections,
            List<Long> detectionMillis) {}

    /// A finding in a night.
    public record Times(String fingerprint, long night, long times) {}

    /// What a finding is.
    ///
    /// @param kind `violation`, `undecided` or `wrecked`
    public record Finding(
            String fingerprint,
            String kind,
            String example,
            String command,
            String sentence,
            String smallest,
            String shrunk) {}

    /// All nights, the first one first.
    public List<Night> all() {
        return sql.all("select * from night order by night", Book::night);
    }

    /// How long the sittings of a night have taken.
    public long usedMillis(long night) {
        return sql.number("select coalesce(sum(used_ms), 0) from sitting where night = ?", night);
    }

    /// How many sittings a night took.
    public long sittings(long night) {
        return sql.number("select count(*) from sitting where night = ?", night);
    }

    /// The runs of a night, by lot and outcome.
    public List<Tally> tallies(long night) {
        return sql.all(
                "select tally.*, lot.canary from tally join lot using (night, world, lot) where night = ?"
                        + " order by world desc, lot, outcome",
                row -> new Tally(
                        row.getLong("night"),
                        row.getString("world"),
                        row.getString("lot"),
                        row.getString("canary"),
                        row.getString("outcome"),
                        new Sum(
                                row.getLong("runs"),
                                row.getLong("operations"),
                                row.getLong("migrations"),
                                row.getLong("aborts"),
                                row.getLong("millis"))),
                night);
    }

    /// The canaries of a night, those included that have had no run.
    public List<Canary> canaries(long night) {
        return sql.all(
                "select lot.world, lot.canary, coalesce(sum(tally.runs), 0),"
                        + " coalesce(sum(tally.runs) filter (where tally.outcome = 'convicted'), 0)"
                        + " from lot left join tally using (night, world, lot)"
                        + " where night = ? and lot.canary is not null group by lot.world, lot.canary order by 1 desc, 2",
                row -> canary(night, row.getString(1), row.getString(2), row.getLong(3), row.getLong(4)),
                night);
    }

    private Canary canary(long night, String world, String flaw, long runs, long convictions) {
        return new Canary(
                night,
                world,
                flaw,
                runs,
                convictions,
                detections("runs", night, world, flaw),
                detections("millis", night, world, flaw));
    }

    private List<Long> detections(String what, long night, String world, String flaw) {
        return sql.all(
                "select " + what + " from detection where night = ? and world = ? and canary = ? order by number",
                row -> row.getLong(1),
                night,
                world,
                flaw);
    }

    /// Runs until a flaw was convicted in the simulation, the mean over all nights; of one that never was, all its
    /// runs.
    public SortedMap<String, Double> meanRunsToConvict() {
        SortedMap<String, Double> means = new TreeMap<>();
        sql.all(
                "select lot.canary, 1.0 * sum(tally.runs) / max(1, sum(tally.runs * (tally.outcome = 'convicted')))"
                        + " from tally join lot using (night, world, lot)"
                        + " where world = 'sim' and lot.canary is not null group by lot.canary",
                row -> means.put(row.getString(1), row.getDouble(2)));
        return means;
    }

    /// Runs of each night in which nothing may be found; a night without any is not there.
    public SortedMap<Long, Long> runsOfTheSubject() {
        SortedMap<Long, Long> runs = new TreeMap<>();
        sql.all(
                "select night, sum(runs) from tally join lot using (night, world, lot) where lot.canary is null group by night",
                row -> runs.put(row.getLong(1), row.getLong(2)));
        return runs;
    }

    /// How often each finding was seen in each night.
    public List<Times> sightings() {
        return sql.all(
                "select fingerprint, night, count(*) from sighting group by fingerprint, night order by night",
                row -> new Times(row.getString(1), row.getLong(2), row.getLong(3)));
    }

    /// All findings.
    public List<Finding> findings() {
        return sql.all(
                "select * from finding order by kind desc, fingerprint",
                row -> new Finding(
                        row.getString("fingerprint"),
                        row.getString("kind"),
                        row.getString("example"),
                        row.getString("command"),
                        row.getString("sentence"),
                        row.getString("smallest"),
                        row.getString("shrunk")));
    }

    /// What was hit in a night, in that world.
    public Matrix matrix(long night, String world) {
        Matrix matrix = new Matrix();
        sql.all(
                "select phase, kind, role, times from hit where night = ? and world = ?",
                row -> {
                    matrix.add(row.getString(1), row.getString(2), row.getString(3), row.getLong(4));
                    return 0;
                },
                night,
                world);
        return matrix;
    }

    /// How many cells of phase, kind and role were hit in a night, in any world.
    public long cells(long night) {
        return sql.number(
                "select count(*) from (select distinct phase, kind, role from hit where night = ? and role <> 'hits')",
                night);
    }

    /// How often guards and branches were reached in a night, in that world.
    public SortedMap<String, Long> reached(long night, String world) {
        SortedMap<String, Long> reached = new TreeMap<>();
        sql.all(
                "select point, times from reached where night = ? and world = ?",
                row -> reached.put(row.getString(1), row.getLong(2)),
                night,
                world);
        return reached;
    }

    @Override
    public void close() {
        sql.close();
    }
}
