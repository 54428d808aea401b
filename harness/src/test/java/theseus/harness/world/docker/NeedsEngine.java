package theseus.harness.world.docker;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import theseus.harness.world.docker.engine.Engine;
import theseus.harness.world.docker.engine.Unusable;

/// A test in real containers. On CI it runs, come what may; elsewhere it is left out, with the reason, where no engine
/// answers.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("containers")
@ExtendWith(NeedsEngine.EngineAnswers.class)
public @interface NeedsEngine {
    final class EngineAnswers implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (System.getenv("CI") != null) return ConditionEvaluationResult.enabled("CI leaves nothing out");
            try {
                return ConditionEvaluationResult.enabled(Engine.connect().describe());
            } catch (Unusable e) {
                return ConditionEvaluationResult.disabled("not run: " + e.getMessage());
            }
        }
    }
}
