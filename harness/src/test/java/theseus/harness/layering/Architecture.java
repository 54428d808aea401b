package theseus.harness.layering;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;

/// The rules by name, for the real tree (`theseus`) or for one that breaks them.
final class Architecture {
    static final String HISTORIES = "(root) <- codec, model <- check <- corpus, bench";
    static final String NEMESIS = "(root) <- lever <- network, process, clock, disk <- plan";
    static final String NODE = "ring <- store <- topology <- message <- environment <- log, quorum <- replica"
            + " <- metadata, coordinate <- handoff, collection, migration <- (root) <- host";
    static final String HARNESS =
            "system, generator, model <- world <- client <- world.sim, world.docker <- workload, scenario <- run"
                    + " <- replay, bugs <- shrink, report <- transplant, exhibit, bench <- gate <- nightly <- junit, cli";

    private final String top;
    private final Map<String, ArchRule> rules = new LinkedHashMap<>();

    Architecture(String top) {
        this.top = top;
        layers("histories", HISTORIES);
        layers("nemesis", NEMESIS);
        layers("node", NODE);
        layers("harness", HARNESS);
        leaf("histories", "nemesis", "node");
        leaf("nemesis", "histories", "node");
        leaf("node", "histories", "nemesis");
        rules.put(
                "onlyThoseWhoTalkToTheNodeKnowIt",
                noClasses()
                        .that()
                        .resideInAPackage(top + ".harness..")
                        .and()
                        .resideOutsideOfPackages(
                                top + ".harness.world..",
                                top + ".harness.system..",
                                top + ".harness.client..",
                                top + ".harness.model..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(top + ".node.."));
        library("jackson", "com.fasterxml.jackson..", "node", "message", "log", "host");
        library("okhttp", "okhttp3..", "node", "host");
        library("containers", "org.testcontainers..", "harness", "world.docker");
        library("engine", "com.github.dockerjava..", "harness", "world.docker");
    }

    Map<String, ArchRule> rules() {
        return rules;
    }

    private void layers(String module, String picture) {
        String above = top + "." + module;
        rules.put(
                module + "KeepsItsLayers",
                classes().that().resideInAPackage(above + "..").should(new Layers(above, picture)));
    }

    private void leaf(String module, String... others) {
        rules.put(
                module + "IsALeaf",
                noClasses()
                        .that()
                        .resideInAPackage(top + "." + module + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                top + "." + others[0] + "..", top + "." + others[1] + "..", top + ".harness.."));
    }

    private void library(String name, String packages, String module, String... users) {
        String above = top + "." + module;
        String[] allowed = new String[users.length];
        for (int i = 0; i < users.length; i++) allowed[i] = above + "." + users[i] + "..";
        rules.put(
                name + "StaysWhereItIsSpoken",
                noClasses()
                        .that()
                        .resideInAPackage(above + "..")
                        .and()
                        .resideOutsideOfPackages(allowed)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(packages));
    }
}
