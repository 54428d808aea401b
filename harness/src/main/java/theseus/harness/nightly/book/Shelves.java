package theseus.harness.nightly.book;

import java.util.List;
import theseus.harness.nightly.Night;
import theseus.harness.nightly.Outcome;

/// Which runs are kept in directories of their own, which of them are to be shrunk, and what is struck out of the book.
public final class Shelves {
    private final Sql sql;

    Shelves(Sql sql) {
        this.sql = sql;
    }

    /// A kept run of a finding that has not been shrunk.
    public record Unshrunk(String fingerprint, String example) {}

    /// Findings of which the smallest run is not known, those first that were seen most.
    public List<Unshrunk> unshrunk() {
        return sql.all(
                "select fingerprint, example from finding where kind = 'violation' and smallest is null"
                        + " and example in (select directory from run where world = 'sim' and directory is not null)"
                        + " order by (select count(*) from sighting where sighting.fingerprint = finding.fingerprint) desc",
                row -> new Unshrunk(row.getString(1), row.getString(2)));
    }

    /// The example of a finding was shrunk.
    ///
    /// @param smallest what is left of it, in words
    /// @param directory where that is kept; null where it could not be shrunk
    public void shrunk(String fingerprint, String smallest, String directory) {
        sql.change(
                "update finding set smallest = ?, shrunk = ? where fingerprint = ?", smallest, directory, fingerprint);
    }

    /// How many runs of that finding this night has kept.
    public long kept(Night night, String fingerprint) {
        return sql.number(
                "select count(*) from sighting join run using (night, world, number)"
                        + " where night = ? and fingerprint = ? and directory is not null",
                night.number(),
                fingerprint);
    }

    /// How many runs of that lot this night has kept that ended so.
    public long kept(Night night, String world, String lot, Outcome outcome) {
        return sql.number(
                "select count(*) from run where night = ? and world = ? and lot = ? and outcome = ?"
                        + " and directory is not null",
                night.number(),
                world,
                lot,
                outcome.label());
    }

    /// The directories of passing runs of all nights before that one.
    public List<String> passing(long before) {
        return sql.all(
                "select directory from run where night < ? and outcome = 'valid' and directory is not null",
                row -> row.getString(1),
                before);
    }

    /// The directories of failing runs of all nights before that one, without the best example of each finding.
    public List<String> failing(long before) {
        return sql.all(
                "select directory from run where night < ? and outcome <> 'valid' and directory is not null"
                        + " and directory not in (select example from finding where example is not null)",
                row -> row.getString(1),
                before);
    }

    /// Takes note that a directory is gone.
    public void gone(String directory) {
        sql.change("update run set directory = null where directory = ?", directory);
    }

    /// The nights before that one of which every run is in the book.
    public List<Long> whole(long before) {
        return sql.all(
                "select distinct night from run where night < ? and outcome in ('valid', 'convicted', 'misfire')"
                        + " and night in (select night from night where state <> 'going on')",
                row -> row.getLong(1),
                before);
    }

    /// Strikes out the runs of a night in which nothing unwanted was seen; their sums and the canaries' detections
    /// stay.
    public void strike(long night) {
        sql.atOnce(() -> {
            sql.change(
                    "insert into struck_detection select * from detection where night = ?" + " on conflict do nothing",
                    night);
            sql.change(
                    "insert into struck select night, world, lot, outcome, count(*), sum(operations), sum(migrations),"
                            + " sum(aborts), sum(millis) from run"
                            + " where night = ? and outcome in ('valid', 'convicted', 'misfire')"
                            + " group by night, world, lot, outcome",
                    night);
            sql.change("delete from run where night = ? and outcome in ('valid', 'convicted', 'misfire')", night);
        });
    }
}
