package theseus.node.message;

import java.util.function.BiPredicate;
import java.util.function.Function;

/// Remembers the last few answers of a costly function: what is asked for is mostly what was asked for just before.
/// Not safe for several threads.
final class LastFew<Q, A> {
    private static final int SIZE = 16;

    private final Object[] questions = new Object[SIZE];
    private final Object[] answers = new Object[SIZE];
    private final BiPredicate<Q, Q> same;
    private final Function<Q, A> function;
    private int next;

    /// @param same whether one answer serves both questions
    LastFew(BiPredicate<Q, Q> same, Function<Q, A> function) {
        this.same = same;
        this.function = function;
    }

    @SuppressWarnings("unchecked")
    A answer(Q question) {
        for (int i = 0; i < SIZE; i++)
            if (questions[i] != null && same.test((Q) questions[i], question)) return (A) answers[i];
        A answer = function.apply(question);
        questions[next] = question;
        answers[next] = answer;
        next = (next + 1) % SIZE;
        return answer;
    }
}
