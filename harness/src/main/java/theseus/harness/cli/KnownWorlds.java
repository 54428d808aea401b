package theseus.harness.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import theseus.harness.run.RunOptions;
import theseus.harness.run.Subject;
import theseus.harness.world.Ability;
import theseus.harness.world.Worlds;
import theseus.harness.world.docker.DockerAbilities;
import theseus.harness.world.docker.DockerOptions;
import theseus.harness.world.docker.DockerWorlds;
import theseus.harness.world.sim.SimAbilities;
import theseus.harness.world.sim.SimWorld;
import theseus.nemesis.plan.Kind;

/// The worlds by name.
///
/// @param baseImage what container images are built on; null for what is on the machine
record KnownWorlds(String baseImage) {
    static final List<String> NAMES = List.of("sim", "docker");

    /// What can go wrong there, by kind of fault.
    static SortedMap<Kind, Ability> abilities(String name) {
        return switch (name) {
            case "sim" -> SimAbilities.all();
            case "docker" -> DockerAbilities.all();
            default -> throw new IllegalArgumentException("no world is named " + name);
        };
    }

    /// What can go wrong there with that system.
    static SortedMap<Kind, Ability> abilities(String name, Subject subject) {
        SortedMap<Kind, Ability> abilities = abilities(name);
        subject.charter().lacks().forEach((kind, why) -> abilities.put(kind, Ability.lacks(why)));
        return abilities;
    }

    /// What cannot go wrong there, and why.
    static SortedMap<Kind, String> lacking(String name) {
        return lacking(name, Subject.REFERENCE);
    }

    /// What cannot go wrong there with that system, and why.
    static SortedMap<Kind, String> lacking(String name, Subject subject) {
        return Ability.lacking(abilities(name, subject));
    }

    /// The same in lines.
    static List<String> describe(String name, Subject subject) {
        List<String> lines = new ArrayList<>();
        abilities(name, subject)
                .forEach((kind, ability) ->
                        lines.add("%-12s %s%s".formatted(kind.label(), ability.can() ? "" : "NO: ", ability.how())));
        return lines;
    }

    Worlds named(String name) {
        return named(name, Subject.REFERENCE);
    }

    Worlds named(String name, Subject subject) {
        return switch (name) {
            case "sim" -> SimWorld::build;
            case "docker" -> new DockerWorlds(subject.itself(), containers());
            default -> throw new IllegalArgumentException("no world is named " + name);
        };
    }

    /// Those in which such runs take place.
    Worlds of(RunOptions options) {
        return named(options.world(), options.subject());
    }

    /// The same, where a single run is sailed and can afford to write its choices down.
    Worlds recorded(RunOptions options) {
        return options.world().equals("sim") ? SimWorld::recorded : of(options);
    }

    private DockerOptions containers() {
        DockerOptions usual = DockerOptions.unique();
        return new DockerOptions(usual.run(), Optional.ofNullable(baseImage), usual.firstPort());
    }
}
