package theseus.harness.system;

import java.util.List;

/// What a node's container runs, after the image's entry point.
///
/// @param arguments of the entry point, or the whole command where the image has none
/// @param environment further variables, as `NAME=value`
public record Program(List<String> arguments, List<String> environment) {
    public Program {
        arguments = List.copyOf(arguments);
        environment = List.copyOf(environment);
    }

    /// With no further variables.
    public static Program of(String... arguments) {
        return new Program(List.of(arguments), List.of());
    }
}
