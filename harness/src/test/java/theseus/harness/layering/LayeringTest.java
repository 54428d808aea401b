package theseus.harness.layering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LayeringTest {
    private static final String BROKEN = "theseus.harness.layering.broken";
    private static final JavaClasses FIXTURE = new ClassFileImporter().importPackages(BROKEN);

    @TestFactory
    Stream<DynamicTest> theTreeKeepsEveryRule() {
        return new Architecture("theseus")
                .rules().entrySet().stream()
                        .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> {
                            EvaluationResult result = rule.getValue().evaluate(Tree.REAL);
                            assertFalse(
                                    result.hasViolation(),
                                    () -> String.join(
                                            "\n", result.getFailureReport().getDetails()));
                        }));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleCanFail() {
        Map<String, ArchRule> rules = new Architecture(BROKEN).rules();
        return rules.entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(),
                        () -> assertTrue(
                                rule.getValue().evaluate(FIXTURE).hasViolation(),
                                "the broken tree breaks every rule, this one too")));
    }

    @Test
    void aViolationNamesBothPartsAndThePlace() {
        ArchRule rule = new Architecture(BROKEN).rules().get("nodeKeepsItsLayers");
        List<String> details = rule.evaluate(FIXTURE).getFailureReport().getDetails();
        assertTrue(
                details.stream()
                        .anyMatch(line -> line.startsWith("ring may not import topology")
                                && line.contains("(RingThatKnowsTopology.java:")),
                () -> String.join("\n", details));
        assertEquals(
                1,
                details.stream()
                        .filter(line -> line.contains("not in the picture"))
                        .count());
    }

    @Test
    void theTreeIsSeenWhole() {
        for (String module : List.of("histories", "nemesis", "node", "harness")) {
            assertTrue(
                    Tree.REAL.stream().anyMatch(type -> type.getPackageName().startsWith("theseus." + module)),
                    module + " is not on the class path");
        }
        assertTrue(Tree.REAL.stream().noneMatch(type -> type.getPackageName().startsWith(BROKEN)));
    }
}
