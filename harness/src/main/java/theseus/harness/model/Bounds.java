package theseus.harness.model;

/// How much may happen in one exploration. Everything within these bounds is explored, in every order.
///
/// @param writes how many clients write a value
/// @param deletes how many clients delete
/// @param reads how many clients read; or [#WITHOUT_NUMBER]
/// @param migrations how often D is admitted, one after the other
/// @param aborts how many of them may be aborted, from any phase that allows it
public record Bounds(int writes, int deletes, int reads, int migrations, int aborts) {
    /// As many reads as there may be, and as many tries of each operation: a [Crowd].
    public static final int WITHOUT_NUMBER = -1;

    public Bounds {
        if (operations(writes, deletes, reads) > World.OPERATIONS)
            throw new IllegalArgumentException(
                    operations(writes, deletes, reads) + " operations; expected at most " + World.OPERATIONS);
        if (writes + deletes > World.VERSIONS)
            throw new IllegalArgumentException((writes + deletes) + " versions; expected at most " + World.VERSIONS);
        if (migrations > World.SESSIONS)
            throw new IllegalArgumentException(migrations + " migrations; expected at most " + World.SESSIONS);
    }

    /// In words: `2 writes, 1 delete, 2 reads, 1 migration, 1 abort`.
    public String words() {
        return String.join(
                ", ",
                count(writes, "write"),
                count(deletes, "delete"),
                reads == WITHOUT_NUMBER ? "reads without number" : count(reads, "read"),
                count(migrations, "migration"),
                count(aborts, "abort"));
    }

    private static int operations(int writes, int deletes, int reads) {
        return writes + deletes + Math.max(reads, 0);
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
