package theseus.harness.junit;

import java.util.List;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.opentest4j.TestAbortedException;

/// The seeds that the budget left no time for, as one aborted test.
///
/// @param seeds how many
/// @param all of how many
record Leftover(long seeds, long all) implements TestTemplateInvocationContext {
    @Override
    public String getDisplayName(int invocation) {
        return seeds + " of " + all + " seeds not tried";
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        BeforeEachCallback abort = _ -> {
            throw new TestAbortedException("the budget is spent: " + getDisplayName(0));
        };
        return List.of(abort);
    }
}
