package theseus.harness.layering;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;

/// Who may import whom below one package, read from a line such as `ring, store <- topology <- (root) <- host`: a part
/// may import itself and all to the left of the last arrow before it, and nothing else below that package. A package
/// belongs to the part with the longest matching name; one that matches none is not in the picture and breaks the rule.
final class Layers extends ArchCondition<JavaClass> {
    private static final String ROOT = "(root)";

    private final String above;
    private final List<List<String>> tiers;

    Layers(String above, String picture) {
        super("keep to " + picture);
        this.above = above;
        this.tiers = Stream.of(picture.split("<-"))
                .map(tier -> Stream.of(tier.split(",")).map(String::strip).toList())
                .toList();
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        String part = part(type);
        if (tier(part) < 0) {
            events.add(SimpleConditionEvent.violated(
                    type, type.getName() + ": its package is not in the picture: " + getDescription()));
            return;
        }
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            JavaClass target = dependency.getTargetClass().getBaseComponentType();
            if (!isBelow(target)) continue;
            String other = part(target);
            if (!other.equals(part) && tier(other) >= tier(part)) {
                events.add(SimpleConditionEvent.violated(
                        type, part + " may not import " + other + ": " + dependency.getDescription()));
            }
        }
    }

    private boolean isBelow(JavaClass type) {
        return (type.getPackageName() + ".").startsWith(above + ".");
    }

    private String part(JavaClass type) {
        if (type.getPackageName().equals(above)) return ROOT;
        String below = type.getPackageName().substring(above.length() + 1);
        return tiers.stream()
                .flatMap(List::stream)
                .filter(name -> (below + ".").startsWith(name + "."))
                .max((one, other) -> Integer.compare(one.length(), other.length()))
                .orElse(below);
    }

    private int tier(String part) {
        for (int tier = 0; tier < tiers.size(); tier++) if (tiers.get(tier).contains(part)) return tier;
        return -1;
    }
}
