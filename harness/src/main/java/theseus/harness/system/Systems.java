package theseus.harness.system;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/// The systems that are on the class path, each found by the name that it is listed under for the service loader.
public final class Systems {
    private static final List<System> ALL = ServiceLoader.load(System.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    private Systems() {}

    /// The system of that name.
    public static Optional<System> named(String name) {
        return ALL.stream().filter(system -> system.name().equals(name)).findFirst();
    }

    /// All of them, the reference node first.
    public static List<System> all() {
        return ALL;
    }

    /// Their names.
    public static List<String> names() {
        return ALL.stream().map(System::name).toList();
    }
}
