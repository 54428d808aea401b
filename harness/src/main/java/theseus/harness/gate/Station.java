package theseus.harness.gate;

import java.util.List;

/// What one station of the gate found.
///
/// @param name of the station
/// @param colour what it shows
/// @param sentence what was found, in one line
/// @param details lines that a person reads where it is not green
/// @param command that repeats it; null where there is nothing to repeat
/// @param runs that it took
/// @param seconds that it took
public record Station(
        String name, Colour colour, String sentence, List<String> details, String command, long runs, double seconds) {
    public Station {
        details = List.copyOf(details);
    }

    Station within(double time) {
        return new Station(name, colour, sentence, details, command, runs, time);
    }
}
