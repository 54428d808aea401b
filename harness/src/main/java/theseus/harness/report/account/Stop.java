package theseus.harness.report.account;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import theseus.harness.report.film.Moment;
import theseus.histories.History;
import theseus.histories.Operation;
import theseus.histories.check.Budget;
import theseus.histories.check.Expectations;
import theseus.histories.check.Finding;
import theseus.histories.check.Standstill;
import theseus.histories.model.Model;
import theseus.histories.model.Models;

/// The longest beginning of a key's history that can be put in order, by the operations' places in the history.
///
/// @param order the operations in that order
/// @param states what the key holds after each
/// @param stuck what cannot follow
/// @param illegal what else was open and cannot be next
public record Stop(List<Long> order, List<String> states, long stuck, List<Long> illegal) {
    private static final Budget BUDGET = Budget.of(Duration.ofSeconds(2));

    /// The standstill of the finding's key when the finding was complete; null where its order does not stop.
    static Stop of(Finding finding, History history, Expectations expectations) {
        if (finding.operations().isEmpty() || finding.key() == null) return null;
        List<Operation> own = history.operations().stream()
                .filter(operation -> finding.key().equals(operation.key()))
                .toList();
        TreeSet<String> functions = new TreeSet<>();
        own.forEach(operation -> functions.add(operation.f()));
        Model model = Models.fitting(functions, null);
        if (model == null) return null;
        long until = Moment.of(finding).orElse(Long.MAX_VALUE);
        Optional<Standstill> standstill = Standstill.of(own, expectations, model, until, BUDGET);
        return standstill.map(Stop::of).orElse(null);
    }

    private static Stop of(Standstill standstill) {
        return new Stop(
                standstill.order().stream().map(Operation::invoked).toList(),
                standstill.states(),
                standstill.stuck().invoked(),
                standstill.illegal().stream().map(Operation::invoked).toList());
    }
}
