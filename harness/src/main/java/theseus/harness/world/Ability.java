package theseus.harness.world;

import java.util.SortedMap;
import java.util.TreeMap;
import theseus.nemesis.plan.Kind;

/// How a world does a kind of fault, or why it cannot.
///
/// @param can whether it can
/// @param how in a sentence
public record Ability(boolean can, String how) {
    public static Ability does(String how) {
        return new Ability(true, how);
    }

    public static Ability lacks(String why) {
        return new Ability(false, why);
    }

    /// Those of the kinds that cannot be done, and why.
    public static SortedMap<Kind, String> lacking(SortedMap<Kind, Ability> abilities) {
        SortedMap<Kind, String> lacking = new TreeMap<>();
        abilities.forEach((kind, ability) -> {
            if (!ability.can()) lacking.put(kind, ability.how());
        });
        return lacking;
    }
}
