package theseus.harness.junit;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;
import theseus.harness.run.Convoy;
import theseus.harness.run.orders.Refused;

/// Makes of each method with [MigrationTest] one test per seed. The runs that come next are under way while one is
/// reported.
public final class MigrationExtension implements TestTemplateInvocationContextProvider {
    /// The configuration parameter that names the only seed to try.
    static final String SEED = "theseus.seed";

    /// The configuration parameter that says how many seeds to try.
    static final String SEEDS = "theseus.seeds";

    /// For JUnit.
    public MigrationExtension() {}

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getRequiredTestMethod(), MigrationTest.class);
    }

    /// One test per seed, as they are asked for.
    ///
    /// @throws ExtensionConfigurationException in one line, when the annotation asks for what cannot be
    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        Path project = Path.of("");
        BuildTool tool = BuildTool.in(project);
        Commission commission = commission(context, tool);
        Convoy convoy =
                new Convoy(commission.options(), commission.worlds(), commission.seeds(), commission.parallel());
        Method method = context.getRequiredTestMethod();
        String name = context.getRequiredTestClass().getName() + "#" + method.getName();
        Drydock drydock = new Drydock(commission, name, seed -> tool.command(project, name, seed));
        Seeds seeds = new Seeds(commission, convoy, drydock, System::nanoTime);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(seeds, Spliterator.ORDERED), false)
                .onClose(convoy::close);
    }

    private static Commission commission(ExtensionContext context, BuildTool tool) {
        Method method = context.getRequiredTestMethod();
        MigrationTest asked =
                AnnotationSupport.findAnnotation(method, MigrationTest.class).orElseThrow();
        try {
            return Commission.of(
                    asked,
                    tool,
                    context.getConfigurationParameter(SEED).orElse(null),
                    context.getConfigurationParameter(SEEDS).orElse(null));
        } catch (Refused refused) {
            throw new ExtensionConfigurationException("@MigrationTest of %s.%s: %s"
                    .formatted(context.getRequiredTestClass().getSimpleName(), method.getName(), refused.getMessage()));
        }
    }
}
