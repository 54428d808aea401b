package theseus.harness.junit;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import theseus.harness.run.Logbook;
import theseus.harness.run.Sailed;
import theseus.harness.run.check.Result;
import theseus.histories.History;
import theseus.histories.check.Verdict;

/// The test of one seed: waits for its run, fails where it is not valid, and lets the method assert more where it is.
///
/// @param seed of the run
/// @param run which may still be under way
/// @param drydock where failing runs go
/// @param unproven how many more of the tests may prove nothing
record SeedTest(long seed, Future<Sailed> run, Drydock drydock, AtomicLong unproven)
        implements TestTemplateInvocationContext,
                BeforeTestExecutionCallback,
                ParameterResolver,
                TestExecutionExceptionHandler {
    @Override
    public String getDisplayName(int invocation) {
        return "seed " + seed;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of(this);
    }

    /// @throws AssertionFailedError where the run is a violation, or proves nothing
    /// @throws TestAbortedException where it proves nothing and that is borne
    @Override
    public void beforeTestExecution(ExtensionContext context) throws Exception {
        Sailed sailed = sailed();
        switch (sailed.result().verdict()) {
            case Verdict.Valid _ -> {}
            case Verdict.Violation _ -> throw new AssertionFailedError(drydock.evidence(sailed));
            case Verdict.Undecided(String reason) -> {
                if (unproven.getAndDecrement() > 0)
                    throw new TestAbortedException("seed %d proves nothing: %s".formatted(seed, reason));
                throw new AssertionFailedError(drydock.evidence(sailed));
            }
        }
    }

    private Sailed sailed() throws InterruptedException {
        try {
            return run.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getDeclaringExecutable().equals(context.getRequiredTestMethod())
                && List.of(Sailed.class, Logbook.class, History.class, Result.class)
                        .contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Sailed sailed = run.resultNow();
        Class<?> type = parameter.getParameter().getType();
        if (type == Logbook.class) return sailed.log();
        if (type == History.class) return sailed.log().history();
        return type == Result.class ? sailed.result() : sailed;
    }

    /// What the method asserts fails with the run kept, too.
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        if (!(thrown instanceof AssertionError failed)) throw thrown;
        throw new AssertionFailedError(drydock.evidence(run.resultNow(), failed.getMessage()), failed);
    }
}
