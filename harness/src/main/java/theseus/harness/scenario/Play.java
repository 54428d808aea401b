package theseus.harness.scenario;

import java.util.ArrayList;
import java.util.List;
import theseus.nemesis.Impairment;
import theseus.nemesis.network.Direction;
import theseus.nemesis.network.Shape;
import theseus.nemesis.plan.Attack;
import theseus.nemesis.plan.Healing;
import theseus.nemesis.plan.Strike;
import theseus.nemesis.plan.Targeting;
import theseus.nemesis.plan.Trigger;

/// A scenario while it is being written.
final class Play {
    /// Loses the keys.
    static final Targeting A = Targeting.LEAVER;
    /// Keeps them, and drives the migration.
    static final Targeting B = Targeting.DRIVER;
    /// Keeps them, too.
    static final Targeting C = Targeting.STAYER;
    /// Joins.
    static final Targeting D = Targeting.JOINER;

    private static final long MILLIS = 1_000_000;
    /// A migration that waits for the end of a fault must not wait for ever.
    private static final long AT_MOST_MILLIS = 4_000;

    private final String label;
    private final String story;
    private final List<String> flaws;
    private final List<Strike> strikes = new ArrayList<>();
    private Scenario.Stage stage = Scenario.Stage.USUAL;

    private Play(String label, String story, List<String> flaws) {
        this.label = label;
        this.story = story;
        this.flaws = flaws;
    }

    static Play of(String label, String story, String... flaws) {
        return new Play(label, story, List.of(flaws));
    }

    /// On another stage.
    Play on(Scenario.Stage another) {
        stage = another;
        return this;
    }

    /// These things go wrong together, from one moment until another.
    Play during(Trigger from, Healing until, Attack... attacks) {
        for (Attack attack : attacks) strikes.add(new Strike(strikes.size(), from, attack, until));
        return this;
    }

    /// Several times in the phase: each time for so long, one after the other.
    Play again(int times, String phase, long everyMillis, long lastingMillis, Attack... attacks) {
        for (int time = 0; time < times; time++)
            during(from(phase, time * everyMillis), lasting(lastingMillis), attacks);
        return this;
    }

    Scenario done() {
        return new Scenario(label, story, flaws, stage, List.copyOf(strikes));
    }

    /// So long after the play began.
    static Trigger at(long millis) {
        return new Trigger.Time(millis * MILLIS);
    }

    /// So long after the phase began.
    static Trigger from(String phase, long millis) {
        return new Trigger.Entered(phase, millis * MILLIS);
    }

    /// So long after the phase began, or when it has lasted too long.
    static Healing until(String phase, long millis) {
        return until(phase, millis, AT_MOST_MILLIS);
    }

    /// So long after the phase began, or when it has lasted so long.
    static Healing until(String phase, long millis, long atMostMillis) {
        return new Healing.Entered(phase, millis * MILLIS, atMostMillis * MILLIS);
    }

    /// For so long.
    static Healing lasting(long millis) {
        return new Healing.After(millis * MILLIS);
    }

    /// As long as it plays.
    static Healing toTheEnd() {
        return new Healing.AtTheEnd();
    }

    /// For good.
    static Healing never() {
        return new Healing.Never();
    }

    /// Neither hears the other.
    static Attack apart(Targeting one, Targeting other) {
        return new Attack.Cut(Shape.APART, one, other);
    }

    /// It hears nobody, and nobody hears it.
    static Attack cutOff(Targeting one) {
        return new Attack.Cut(Shape.ISOLATE, one, one);
    }

    /// Copies on their way between them arrive when it is over.
    static Attack holdOnTheWay(Targeting one, Targeting other) {
        return new Attack.Impair(one, Direction.BOTH, other, new Impairment.Holding(List.of("copy-batch")));
    }

    /// What the one puts to the other arrives when it is over.
    static Attack holdPuts(Targeting one, Targeting other) {
        return new Attack.Impair(one, Direction.OUT_OF, other, new Impairment.Holding(List.of("put-asked")));
    }

    static Attack kill(Targeting one) {
        return new Attack.Kill(one);
    }

    /// Its wall clock is wrong.
    static Attack skew(Targeting one, long millis) {
        return new Attack.Skew(one, millis);
    }

    /// It does not learn that the phase has begun.
    static Attack unawareOf(Targeting one, String phase) {
        return new Attack.HoldUp(
                one, "enter-" + phase.toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }

    /// It has what is to be copied, and does not send it.
    static Attack holdCopies(Targeting one) {
        return new Attack.HoldUp(one, "copy-snapshot");
    }

    /// Writes that it has found in order wait before they are carried out.
    static Attack holdWrites(Targeting one) {
        return new Attack.HoldUp(one, "put-checked");
    }
}
