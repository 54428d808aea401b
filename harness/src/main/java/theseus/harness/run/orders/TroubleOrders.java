package theseus.harness.run.orders;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import theseus.harness.run.RunOptions;
import theseus.harness.run.Subject;
import theseus.harness.system.Charter;
import theseus.nemesis.plan.Kind;
import theseus.nemesis.plan.PlanFile;

/// The trouble that is asked for.
///
/// @param nemesis kinds of fault with commas between them, `all`, or `none`
/// @param at the phase to aim at; null for anywhere
/// @param plan a file that says what goes wrong in place of anything drawn; null for none
/// @param scenario the one to play in place of drawn faults, or `none`; null for the one made for the flaw
public record TroubleOrders(String nemesis, String at, Path plan, String scenario) {
    boolean saysNothing() {
        return nemesis.equals("all") && at == null;
    }

    RunOptions.Trouble read(Spelling spelling, Subject subject) {
        Charter charter = subject.charter();
        return new RunOptions.Trouble(
                kinds(subject.system(), charter), phase(charter.phases()), planned(spelling), null);
    }

    /// All are all that can be done to the system; one that is named must be among them.
    private SortedSet<Kind> kinds(String system, Charter charter) {
        SortedSet<Kind> kinds = Kinds.named(nemesis);
        if (!nemesis.equals("all"))
            for (Kind kind : kinds)
                if (charter.lacks().containsKey(kind))
                    throw new Refused(kind.label() + " cannot be done to " + system + ": "
                            + charter.lacks().get(kind));
        return charter.possible(kinds);
    }

    private String phase(List<String> phases) {
        if (at == null) return null;
        return Spelling.known("phase", at.toUpperCase(Locale.ROOT).replace('-', '_'), phases);
    }

    private RunOptions.Plan planned(Spelling spelling) {
        if (plan == null) return null;
        if (at != null)
            throw new Refused(spelling.of("plan", plan) + " with " + spelling.of("at", at)
                    + "; a plan says itself where it strikes");
        try {
            return new RunOptions.Plan(plan.toString(), PlanFile.read(plan));
        } catch (PlanFile.Malformed malformed) {
            throw new Refused(malformed.getMessage());
        } catch (IOException e) {
            throw new Refused(spelling.of("plan", plan) + " cannot be read: " + e.getMessage());
        }
    }
}
