package theseus.harness.layering;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/// What differs from run to run or from JVM to JVM: real time, chance without a seed, and collections whose order is
/// salted or depends on addresses. A seed that is to mean the same everywhere must not meet any of it.
final class Impurities extends ArchCondition<JavaClass> {
    static final List<String> TIME = List.of(
            "java.lang.System.nanoTime",
            "java.lang.System.currentTimeMillis",
            "java.time.Instant.now",
            "java.time.LocalDateTime.now",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.lang.Thread.sleep");
    static final List<String> CHANCE = List.of(
            "java.util.Random.<init>()",
            "java.security.SecureRandom.<init>()",
            "java.lang.Math.random",
            "java.util.concurrent.ThreadLocalRandom.current",
            "java.util.UUID.randomUUID",
            "java.lang.System.identityHashCode");
    static final List<String> SALTED_ORDER = List.of(
            "java.util.Map.of",
            "java.util.Map.ofEntries",
            "java.util.Map.copyOf",
            "java.util.Set.of",
            "java.util.Set.copyOf",
            "java.util.stream.Collectors.toUnmodifiableSet",
            "java.util.stream.Collectors.toUnmodifiableMap");
    static final List<String> HASH_ORDER = List.of(
            "java.util.HashMap.<init>",
            "java.util.HashSet.<init>",
            "java.util.IdentityHashMap.<init>",
            "java.util.concurrent.ConcurrentHashMap.<init>",
            "java.util.stream.Collectors.toSet",
            "java.util.stream.Collectors.toMap",
            "java.util.stream.Collectors.groupingBy");

    private final List<String> names;

    Impurities(List<String> names) {
        super("not call " + String.join(", ", names));
        this.names = names;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (JavaCodeUnitAccess<?> access : type.getCodeUnitAccessesFromSelf()) {
            CodeUnitAccessTarget target = access.getTarget();
            String name = target.getOwner().getName() + "." + target.getName();
            boolean bare = target.getRawParameterTypes().isEmpty();
            if (names.contains(name) || (bare && names.contains(name + "()"))) {
                events.add(SimpleConditionEvent.violated(access, name + ": " + access.getDescription()));
            }
        }
    }
}
