package theseus.harness.system;

/// How a node says that it is.
///
/// @param answers whether there was any answer
/// @param ready whether the node serves clients
/// @param words what it said, or why it did not
public record Health(boolean answers, boolean ready, String words) {
    /// Nothing came back.
    public static Health silent(String why) {
        return new Health(false, false, why);
    }
}
