package theseus.harness.transplant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import theseus.harness.generator.Scheduled;
import theseus.harness.run.orders.Refused;
import theseus.harness.workload.Transcript;
import theseus.harness.workload.Workload;
import theseus.histories.Event;
import theseus.histories.History;
import theseus.histories.OperationEvent;
import theseus.histories.PhaseEvent;

/// When the main part of a run began, and when the migration entered each phase after that.
///
/// @param beganNanos the beginning, since the start of the run
/// @param days the phases in order; all their times are from that beginning
record Calendar(long beganNanos, List<Day> days) {
    /// The migration was in a phase from then on.
    ///
    /// @param first whether it had not been in it before
    record Day(String phase, long nanos, boolean first) {}

    /// A time, told by the phase that it fell into.
    ///
    /// @param offsetNanos since the phase was entered
    record Hour(Day day, long offsetNanos) {}

    Calendar {
        days = List.copyOf(days);
    }

    /// The calendar of a run.
    ///
    /// @throws Refused when history and transcript are not of the same run
    static Calendar of(History history, Transcript transcript) {
        long began = began(history, transcript, Workload.SAIL);
        List<Day> days = new ArrayList<>();
        for (PhaseEvent event : history.phases()) {
            if (event.time() < began) continue;
            boolean first = days.stream().noneMatch(day -> day.phase().equals(event.phase()));
            days.add(new Day(event.phase(), event.time() - began, first));
        }
        return new Calendar(began, days);
    }

    /// When a part of the workload began, since the start of the run. Operations are invoked in the order of the
    /// transcript, which knows how long after the beginning of its part each one was due.
    static long began(History history, Transcript transcript, String part) {
        List<Long> invoked = invoked(history);
        if (invoked.size() != transcript.size())
            throw new Refused("the history has %d operations and the timetable %d; expected those of the same run"
                    .formatted(invoked.size(), transcript.size()));
        int before = 0;
        for (String each : Workload.PARTS) {
            List<Scheduled> operations = transcript.parts().getOrDefault(each, List.of());
            if (each.equals(part) && !operations.isEmpty())
                return invoked.get(before) - operations.getFirst().nanos();
            before += operations.size();
        }
        throw new Refused("no operation was begun in the part '" + part + "'; expected a run that came so far");
    }

    private static List<Long> invoked(History history) {
        List<Long> times = new ArrayList<>();
        for (Event event : history.events())
            if (event instanceof OperationEvent operation && operation.type() == OperationEvent.Type.INVOKE)
                times.add(operation.time());
        return times;
    }

    /// Where in the calendar a time is; empty before the first phase.
    ///
    /// @param nanos since the main part began
    Optional<Hour> hour(long nanos) {
        return days.stream()
                .filter(day -> day.nanos() <= nanos)
                .reduce((_, later) -> later)
                .map(day -> new Hour(day, nanos - day.nanos()));
    }
}
