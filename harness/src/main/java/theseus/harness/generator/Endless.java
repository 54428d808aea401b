package theseus.harness.generator;

/// Operations by a recipe, for ever.
///
/// @param count how many it has given
public record Endless(Recipe recipe, long count, Chance chance) implements Generator {
    /// Makes the n-th operation, counted from 0.
    @FunctionalInterface
    public interface Recipe {
        Invocation make(long n, Chance chance);
    }

    @Override
    public Step op(Context context) {
        int thread = context.free().get(chance.below(context.free().size()));
        Chance own = chance.next();
        Invocation made = recipe.make(count, Chance.of(own.bits(), "operation"));
        return new Step.Invoke(thread, made, new Endless(recipe, count + 1, own.next()));
    }
}
