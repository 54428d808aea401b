package theseus.histories.model;

import java.util.Collection;
import java.util.List;

/// A sequential specification: where an object starts, and what each call does to it.
///
/// States are immutable and compare by value; the judge numbers them. To write one's own, implement `initial`, `step`
/// and `describe`, and name the functions it knows.
public interface Model {
    /// The name by which the command line and the reports know it.
    String name();

    /// The functions it knows; a history that uses another is not of this model.
    List<String> functions();

    /// The state before anything happened; never null.
    Object initial();

    /// The state after `call`, or null when a correct object in `state` could not have answered like this.
    Object step(Object state, Call call);

    /// Whether `call` leaves every state as it is, so that it can be taken as soon as it fits.
    default boolean pure(Call call) {
        return false;
    }

    /// The same object for these calls alone: a model may make one of states that no order of these calls tells apart,
    /// so that a search has fewer of them to go through. Itself unless that is worth while.
    default Model among(Collection<Call> calls) {
        return this;
    }

    /// The call as reports print it: `write 5`, `read -> nil`.
    default String describe(Call call) {
        String asked = call.argument() == null ? call.f() : call.f() + " " + Held.words(call.argument());
        return call.returned() && call.result() != null && !call.result().equals(call.argument())
                ? asked + " -> " + Held.words(call.result())
                : asked;
    }
}
