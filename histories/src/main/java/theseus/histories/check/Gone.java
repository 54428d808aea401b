package theseus.histories.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.model.Model;

/// A contradiction of many operations in few words: somebody saw a value that many had written, and all of these had
/// finished before another began that finished before the one who saw it began.
///
/// @param writers those that wrote the value, by invocation
/// @param between the one in between
/// @param saw the one that saw the value
/// @param others how many more operations had begun
/// @param model what they are operations of
record Gone(List<Operation> writers, Operation between, Operation saw, int others, Model model) {
    /// Of operations that contradict each other, each of which is needed for that; empty if they are none of this kind.
    static Optional<Gone> of(List<Operation> needed, int others, Model model) {
        Optional<Operation> last =
                needed.stream().filter(Names::seesValue).max(Comparator.comparingLong(Operation::start));
        if (OneKey.registerStart(model).isEmpty() || last.isEmpty()) return Optional.empty();
        List<Operation> rest = new ArrayList<>(needed);
        rest.remove(last.get());
        List<Operation> writers = Names.writers(Names.valueSeen(last.get()), rest);
        rest.removeAll(writers);
        if (rest.size() != 1 || writers.size() < 2) return Optional.empty();
        Operation between = rest.getFirst();
        boolean goneBy = between.outcome() instanceof Outcome.Ok
                && between.finish() < last.get().start()
                && writers.stream().allMatch(writer -> writer.finish() < between.start());
        return goneBy ? Optional.of(new Gone(writers, between, last.get(), others, model)) : Optional.empty();
    }

    String sentence() {
        Operation latest = writers.stream()
                .max(Comparator.comparingLong(Operation::finish))
                .orElseThrow();
        return full(latest) + " finished before " + full(between) + " began, as did all " + writers.size()
                + " operations that can have written what " + full(saw) + " saw. However, " + full(between)
                + " finished before " + full(saw) + " began, and none of the " + writers.size()
                + " can have taken effect in between: a contradiction." + Impasse.whatever(others);
    }

    private String full(Operation operation) {
        return Names.of(operation, model);
    }
}
