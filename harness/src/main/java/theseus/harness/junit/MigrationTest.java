package theseus.harness.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import theseus.harness.world.Worlds;

/// Migrates under faults, once from each of many seeds, and judges each run. Every seed is a test of its own in the
/// report:
///
/// ```java
/// @MigrationTest(seeds = 200, nemesis = "kill,pause")
/// void noAcknowledgedWriteIsLost() {}
/// ```
///
/// A seed fails where its run is a violation, and where it is undecided or vacuous: what proves nothing does not pass
/// (see [#unproven()]). The message is the evidence and the command that repeats this one seed; the run's directory,
/// with its page, is kept.
///
/// The method's body runs after a run that was judged valid, and may assert more of it. It may take as parameters, in
/// any
/// order, the run ([theseus.harness.run.Sailed]), all that is known of it ([theseus.harness.run.Logbook]), its
/// [theseus.histories.History] and its [theseus.harness.run.check.Result].
///
/// The names of kinds, flaws, phases and scenarios are those of the command line; what is left at its default is drawn
/// from the seed or follows from the rest. With the JVM's property (or JUnit's configuration parameter) `theseus.seed`
/// only that seed is tried, with `theseus.seeds` so many.
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(MigrationExtension.class)
public @interface MigrationTest {
    /// How many seeds, each the one after the other.
    int seeds() default 50;

    /// The first of them: a number, or a commit's hash.
    String seed() default "1";

    /// Kinds of fault, one after the other or with commas between them; `all`, or `none`.
    String[] nemesis() default "all";

    /// The phase to aim at, such as `CUTOVER`; anywhere where it is empty.
    String at() default "";

    /// A plan file that says what goes wrong, in place of anything drawn; none where it is empty.
    String plan() default "";

    /// The scenario to play in place of drawn faults, or `none`; where it is empty, the one made for the only flaw.
    String scenario() default "";

    /// Kinds of migration, one after the other: `join`, `leave`, `replace`, `remove`, `refactor`; `mixed`, or `none`.
    String[] migration() default "join";

    /// Members at the start; 0 for 3, or as many as the migrations need.
    int nodes() default 0;

    /// The replication factor.
    int rf() default 3;

    /// Defects of the reference node to switch on, and sets of them.
    String[] flaw() default {};

    /// Other rules to switch on, which are right, too.
    String[] control() default {};

    /// How many keys.
    int keys() default 20;

    /// How many clients: a number, or so many per node, such as `3n`.
    String clients() default "3n";

    /// Operations under faults; 0 for the usual number.
    long ops() default 0;

    /// Time under faults, such as `5s`; drawn where it is empty.
    String time() default "";

    /// Runs under way at a time; 0 for one per core.
    int parallel() default 0;

    /// After so long, such as `2m`, no further seed is begun; the rest is reported as aborted. Empty for no limit. One
    /// seed is always tried.
    String budget() default "";

    /// How many of the seeds may be undecided or vacuous: so many are reported as aborted, further ones as failed.
    int unproven() default 0;

    /// Where failing runs are kept; where it is empty, `target/theseus` in a Maven build, `build/theseus` in a Gradle
    /// build, else `runs`.
    String out() default "";

    /// Builds the world that each run takes place in; has a constructor without parameters. Else the simulation of the
    /// reference node.
    Class<? extends Worlds> worlds() default Simulation.class;
}
