package theseus.harness.scenario;

import java.util.List;
import java.util.stream.IntStream;
import theseus.harness.system.Keys;
import theseus.harness.world.Upkeep;
import theseus.nemesis.plan.Healing;
import theseus.nemesis.plan.Strike;
import theseus.nemesis.plan.Trigger;

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

    /// The same in slow motion: every phase, and all that waits for one, lasts so many times longer, with as many
    /// operations a second on so many times more keys.
    public Scenario slower(int times) {
        List<Strike> slow = strikes.stream()
                .map(strike -> new Strike(
                        strike.number(),
                        slower(strike.trigger(), times),
                        strike.attack(),
                        slower(strike.healing(), times)))
                .toList();
        return new Scenario(label, story, flaws, stage.slower(times), slow);
    }

    private static Trigger slower(Trigger trigger, int times) {
        return switch (trigger) {
            case Trigger.Time(long nanos) -> new Trigger.Time(times * nanos);
            case Trigger.Entered(String phase, long delay) -> new Trigger.Entered(phase, times * delay);
            case Trigger.Left(String phase, long delay) -> new Trigger.Left(phase, times * delay);
            case Trigger.Reached(int strike, long delay) -> new Trigger.Reached(strike, times * delay);
            case Trigger.Healed(int strike, long delay) -> new Trigger.Healed(strike, times * delay);
            case Trigger.Copied _, Trigger.Operation _ -> trigger;
        };
    }

    private static Healing slower(Healing healing, int times) {
        return switch (healing) {
            case Healing.After(long nanos) -> new Healing.After(times * nanos);
            case Healing.Entered(String phase, long delay, long limit) ->
                new Healing.Entered(phase, times * delay, times * limit);
            case Healing.AtTheEnd _, Healing.Never _ -> healing;
        };
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

        Stage slower(int times) {
            Upkeep slow = upkeep == null
                    ? null
                    : new Upkeep(
                            times * upkeep.hintLifeMillis(),
                            upkeep.hintsMax(),
                            times * upkeep.tombstoneGraceMillis(),
                            times * upkeep.collectEveryMillis());
            return new Stage(
                    nodes,
                    migrations,
                    times * keys,
                    times * operations,
                    times * dwellMinMillis,
                    times * dwellMaxMillis,
                    times * timeMillis,
                    twist,
                    slow);
        }

        /// The names of the keys: where nodes join three, those that all joiners get; A leaves them to a single one, B
        /// to the first of two.
        ///
        /// @param vnodes tokens a node
        public List<String> keys(String tenant, int vnodes) {
            List<String> members = List.of(B, A, "n3");
            int joins = (int) migrations.stream().takeWhile("join"::equals).count();
            if (nodes != members.size() || joins == 0) return Keys.numbered(keys);
            List<String> joiners = IntStream.rangeClosed(1, joins)
                    .mapToObj(number -> "n" + (nodes + number))
                    .toList();
            return Keys.lostBy(joins == 1 ? A : B, members, joiners, vnodes, tenant, keys);
        }
    }
}
