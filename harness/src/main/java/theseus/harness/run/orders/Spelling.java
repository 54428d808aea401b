package theseus.harness.run.orders;

import java.util.List;

/// How a person has written the orders, so that a refusal quotes what was written.
public enum Spelling {
    /// `--nodes 3`, on the command line.
    OPTION {
        @Override
        public String of(String name, Object value) {
            return "--" + name + " " + value;
        }
    },
    /// `nodes = 3`, in an annotation.
    ATTRIBUTE {
        @Override
        public String of(String name, Object value) {
            return name + " = " + (value instanceof String text ? '"' + text + '"' : value);
        }
    };

    /// The option with its value, as it was written.
    public abstract String of(String name, Object value);

    /// Refuses the value unless that holds.
    ///
    /// @param expected what would have been right
    public void check(boolean holds, String name, Object value, String expected) {
        if (!holds) throw new Refused(of(name, value) + "; expected " + expected);
    }

    /// Refuses two options that do not go together.
    void checkBoth(boolean hold, String name, Object value, String other, Object otherValue, String expected) {
        if (!hold) throw new Refused(of(name, value) + " with " + of(other, otherValue) + "; expected " + expected);
    }

    /// The name, where it is among those that are known.
    ///
    /// @param what is named: `flaw`, `phase`
    public static String known(String what, String given, List<String> known) {
        if (known.contains(given)) return given;
        String near = Nearest.of(given, known);
        throw new Refused("unknown " + what + " " + given + (near == null ? "" : "; did you mean " + near + "?")
                + "; known: " + String.join(", ", known));
    }
}
