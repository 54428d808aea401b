package theseus.nemesis.plan;

import java.util.List;

/// All that is to go wrong in one run, as data.
///
/// @param seed of the choices left to the moment a fault strikes
/// @param strikes the faults, numbered from 0
public record Campaign(long seed, List<Strike> strikes) {
    public Campaign {
        strikes = List.copyOf(strikes);
    }

    /// A run in which nothing goes wrong.
    public static Campaign calm() {
        return new Campaign(0, List.of());
    }
}
