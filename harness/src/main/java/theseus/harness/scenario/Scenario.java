package theseus.harness.scenario;

import java.util.List;
import theseus.harness.system.Keys;
import theseus.harness.world.Upkeep;
import theseus.nemesis.plan.Strike;

/// A run that is directed to where a defect hides, and that the correct node survives.
///
/// Its parts are those of the catalogue (`defects.md`): the keys belong to {A, B, C} and go to {B, C, D}. D joins, A
/// leaves them, B drives the migration, and C is the other stayer. In strikes they are called leaver, driver, stayer
/// and
/// joiner.
///
/// @param label its name on the command line
/// @param story what happens, and to whom it matters
/// @param flaws the labels of the flaws that it was made for
/// @param stage where it plays
/// @param strikes what goes wrong
public record Scenario(String label, String story, List<String> flaws, Stage stage, List<Strike> strikes) {
    /// The driver, a stayer: the first node, in which the single authority lives.
    public static final String B = "n1";
    /// The leaver of the keys.
    public static final String A = "n2";

    /// What the operator does about migrations besides asking for one after the other.
    public enum Twist {
        NONE,
        /// The next is asked for while the one before is under way, to wait for its turn.
        ALL_AT_ONCE,
        /// The first is aborted while data is copied, and asked for again.
        SECOND_THOUGHTS
    }

    /// Where a scenario plays.
    ///
    /// @param nodes members at the start
    /// @param migrations their kinds, one after the other
    /// @param keys how many
    /// @param operations while it plays
    /// @param dwellMinMillis least time in each phase
    /// @param dwellMaxMillis greatest time in each phase
    /// @param timeMillis how long it plays
    /// @param twist what the operator does about them
    /// @param upkeep what the nodes do beside the clients' work; null for what is drawn
    public record Stage(
            int nodes,
            List<String> migrations,
            int keys,
            long operations,
            long dwellMinMillis,
            long dwellMaxMillis,
            long timeMillis,
            Twist twist,
            Upkeep upkeep) {
        /// Three members and a joiner, long phases, a few busy keys.
        static final Stage USUAL = new Stage(3, List.of("join"), 6, 800, 400, 400, 4_000, Twist.NONE, null);

        Stage with(int members, List<String> others) {
            return new Stage(
                    members, others, keys, operations, dwellMinMillis, dwellMaxMillis, timeMillis, twist, upkeep);
        }

        Stage over(int number, long others) {
            return new Stage(
                    nodes, migrations, number, others, dwellMinMillis, dwellMaxMillis, timeMillis, twist, upkeep);
        }

        Stage lingering(long dwell, long millis) {
            return new Stage(nodes, migrations, keys, operations, dwell, dwell, millis, twist, upkeep);
        }

        Stage hurrying(long dwellMost, long millis) {
            return new Stage(nodes, migrations, keys, operations, 0, dwellMost, millis, twist, upkeep);
        }

        /// Missed writes are kept for so long, and deletes for so much longer, and then forgotten at once.
        Stage remembering(long millis) {
            Upkeep brief = new Upkeep(millis, 10_000, millis + 100, 200);
            return new Stage(
                    nodes, migrations, keys, operations, dwellMinMillis, dwellMaxMillis, timeMillis, twist, brief);
        }

        Stage with(Twist another) {
            return new Stage(
                    nodes, migrations, keys, operations, dwellMinMillis, dwellMaxMillis, timeMillis, another, upkeep);
        }

        /// The names of the keys: those that A leaves, where one node joins three, first of all.
        ///
        /// @param vnodes tokens a node
        public List<String> keys(String tenant, int vnodes) {
            boolean parts =
                    nodes == 3 && !migrations.isEmpty() && migrations.getFirst().equals("join");
            return parts ? Keys.lostBy(A, List.of(B, A, "n3"), "n4", vnodes, tenant, keys) : Keys.numbered(keys);
        }
    }
}
