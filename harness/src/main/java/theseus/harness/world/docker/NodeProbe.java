package theseus.harness.world.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import theseus.harness.system.Health;
import theseus.harness.system.Session;
import theseus.nemesis.lever.Effect;

/// Asks nodes whether they answer, for the levers; blocks the thread that asks.
final class NodeProbe {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
    private static final long SILENCE_MILLIS = 200;
    private static final long PAUSE_NANOS = 10_000_000;

    private final Session session;

    NodeProbe(Session session) {
        this.session = session;
    }

    /// Waits until the node answers at all, ready or not.
    Effect awaitAnswer(String node) {
        return await(node, health -> true);
    }

    /// Waits until the node serves clients.
    Effect awaitReady(String node) {
        return await(node, Health::ready);
    }

    private Effect await(String node, java.util.function.Predicate<Health> enough) {
        long start = System.nanoTime();
        Health last = Health.silent("never asked");
        while (System.nanoTime() - start < ANSWER_LIMIT.toNanos()) {
            last = health(node, ANSWER_LIMIT.toMillis());
            if (last.answers() && enough.test(last))
                return new Effect.Proven(node + " answers after " + (System.nanoTime() - start) / 1_000_000 + " ms");
            if (Thread.currentThread().isInterrupted()) break;
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return new Effect.Ineffective(node + " within " + ANSWER_LIMIT.toSeconds() + " s: " + last.words());
    }

    /// Looks for an answer where there must be none.
    Effect staysSilent(String node) {
        Health health = health(node, SILENCE_MILLIS);
        return health.answers()
                ? new Effect.Ineffective(node + " is paused and answers: " + health.words())
                : new Effect.Proven(node + " paused, silent for " + SILENCE_MILLIS + " ms");
    }

    /// Asks a lever of the node; empty where it does not answer.
    Optional<JsonNode> lever(String method, String node, ObjectNode body, String... path) {
        if (session.inside().isEmpty()) return Optional.empty();
        CompletableFuture<Optional<JsonNode>> answer = new CompletableFuture<>();
        session.inside().get().pull(method, node, body, answer::complete, path);
        return get(answer, ANSWER_LIMIT.toMillis(), Optional.<JsonNode>empty());
    }

    private Health health(String node, long limitMillis) {
        CompletableFuture<Health> health = new CompletableFuture<>();
        session.health(node, health::complete);
        return get(health, limitMillis, Health.silent("silent"));
    }

    private static <T> T get(CompletableFuture<T> future, long limitMillis, T otherwise) {
        try {
            return future.get(limitMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return otherwise;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return otherwise;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
