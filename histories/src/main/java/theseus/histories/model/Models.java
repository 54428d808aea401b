package theseus.histories.model;

import java.util.List;
import java.util.Set;

/// The models that the command line knows, by name and by what a history's operations look like.
public final class Models {
    private Models() {}

    /// Every model's name.
    public static List<String> names() {
        return List.of("register", "cas-register", "multi-register", "set", "mutex", "append");
    }

    /// The model of that name; null if there is none.
    ///
    /// @param start the value of a register before it is written
    public static Model named(String name, Object start) {
        return switch (name) {
            case "register" -> new Register(start);
            case "cas-register" -> new CasRegister(start);
            case "multi-register" -> new MultiRegister(start);
            case "set" -> new ElementSet();
            case "mutex" -> new Mutex();
            case "append" -> new Append();
            default -> null;
        };
    }

    /// The smallest model that knows all of these functions; null if none does.
    public static Model fitting(Set<String> functions, Object start) {
        for (String name : names()) {
            Model model = named(name, start);
            if (model.functions().containsAll(functions)) return model;
        }
        return null;
    }
}
