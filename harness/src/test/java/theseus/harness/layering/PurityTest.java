package theseus.harness.layering;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PurityTest {
    private static final JavaClasses FIXTURE = new ClassFileImporter().importClasses(Impure.class);

    /// All that decides: the node without its host, the nemesis, and the harness without what touches the real world.
    private static final DescribedPredicate<JavaClass> DECIDES = DescribedPredicate.describe("decide", type -> {
        String name = type.getName();
        boolean inside = name.startsWith("theseus.node.")
                || name.startsWith("theseus.nemesis.")
                || name.startsWith("theseus.harness.");
        boolean real = name.startsWith("theseus.node.host.")
                || name.startsWith("theseus.harness.world.docker.")
                || name.startsWith("theseus.harness.cli.")
                || name.startsWith("theseus.harness.junit.")
                || name.startsWith("theseus.harness.run.Manifest");
        return inside && !real;
    });

    private static final DescribedPredicate<JavaClass> JUDGES =
            DescribedPredicate.describe("judge", type -> type.getName().startsWith("theseus.histories.check."));

    @Test
    void whatDecidesDependsOnItsSeedAlone() {
        check(DECIDES, all().toList());
    }

    /// The judge's time budgets are real time, and its tables are looked up, not walked.
    @Test
    void theJudgeDrawsNothingAndNeverMeetsASaltedOrder() {
        check(
                JUDGES,
                Stream.concat(Impurities.CHANCE.stream(), Impurities.SALTED_ORDER.stream())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyImpurityIsNoticed(String impurity) {
        assertTrue(classes()
                .should(new Impurities(List.of(impurity)))
                .evaluate(FIXTURE)
                .hasViolation());
    }

    static Stream<String> all() {
        return Stream.of(Impurities.TIME, Impurities.CHANCE, Impurities.SALTED_ORDER, Impurities.HASH_ORDER)
                .flatMap(List::stream);
    }

    private static void check(DescribedPredicate<JavaClass> who, List<String> impurities) {
        EvaluationResult result =
                classes().that(who).should(new Impurities(impurities)).evaluate(Tree.REAL);
        assertFalse(
                result.hasViolation(),
                () -> String.join("\n", result.getFailureReport().getDetails()));
    }
}
