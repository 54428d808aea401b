package theseus.harness.world.sim;

import java.util.function.ToLongFunction;

/// A choice that always is about the same.
///
/// @param about what
/// @param id stands for it
/// @param usual see [Choice#usual]
/// @param draw gives an outcome by chance
record Named(String about, long id, long usual, ToLongFunction<Chance> draw) implements Choice {
    Named(String about, long usual, ToLongFunction<Chance> draw) {
        this(about, id(about), usual, draw);
    }

    static long id(String words) {
        long id = 0;
        for (int i = 0; i < words.length(); i++) id = Chance.mixed(id ^ words.charAt(i));
        return id;
    }

    @Override
    public long drawn(Chance chance) {
        return draw.applyAsLong(chance);
    }
}
