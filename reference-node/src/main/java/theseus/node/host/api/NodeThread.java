package theseus.node.host.api;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import theseus.node.Node;
import theseus.node.host.http.Refusal;
import theseus.node.host.machine.EventLoop;

/// How the API's threads ask the node, which lives on a thread of its own.
final class NodeThread {
    private static final int BACKLOG_MAX = 50_000;

    private final EventLoop loop;
    private final Node node;
    private final long patienceMillis;

    /// @param patienceMillis for how long an answer is waited for
    NodeThread(EventLoop loop, Node node, long patienceMillis) {
        this.loop = loop;
        this.node = node;
        this.patienceMillis = patienceMillis;
    }

    /// What the node says at once.
    <T> T look(Function<Node, T> question) throws InterruptedException {
        return ask((asked, answer) -> answer.accept(question.apply(asked)), false);
    }

    /// What the node answers when it is ready to.
    ///
    /// @param changes whether the question may change something although no answer comes
    <T> T ask(BiConsumer<Node, Consumer<T>> question, boolean changes) throws InterruptedException {
        if (loop.backlog() > BACKLOG_MAX)
            throw new Refusal(429, "OVERLOADED", "more than " + BACKLOG_MAX + " tasks wait for the node's thread");
        CompletableFuture<T> answer = new CompletableFuture<>();
        loop.execute(() -> question.accept(node, answer::complete));
        try {
            return answer.get(patienceMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new Refusal(504, "NO_ANSWER", "no answer within " + patienceMillis + " ms")
                    .with("waitedMillis", patienceMillis)
                    .mayHaveHappened(changes);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
