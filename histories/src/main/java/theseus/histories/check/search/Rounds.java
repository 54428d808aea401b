package theseus.histories.check.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Searches many keys, cheapest first and as many at a time as there are processors, in rounds of growing budgets: one
/// hard key
/// neither hides a bad one nor holds up the others.
public final class Rounds {
    private static final long FIRST_NANOS = 20_000_000;
    private static final int GROWTH = 8;
    private final List<? extends Task> tasks;
    private final Meter meter;
    private final Answer[] answers;

    private Rounds(List<? extends Task> tasks, Meter meter) {
        this.tasks = tasks;
        this.meter = meter;
        answers = new Answer[tasks.size()];
    }

    /// An answer for every task, in their order.
    public static List<Answer> run(List<? extends Task> tasks, Meter meter) {
        if (tasks.isEmpty()) return List.of();
        Rounds rounds = new Rounds(tasks, meter);
        rounds.first();
        return List.of(rounds.answers);
    }

    private void first() {
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < answers.length; i++) open.add(i);
        open.sort(Comparator.comparingInt(i -> tasks.get(i).size()));
        if (open.size() == 1) {
            attempt(0, FIRST_NANOS, meter.bytesMax());
            if (answers[0].definite() || !outOfTime(answers[0])) return;
        }
        int processors = Math.max(2, Runtime.getRuntime().availableProcessors());
        try (ExecutorService threads = Executors.newFixedThreadPool(processors, Rounds::daemon)) {
            for (long nanos = FIRST_NANOS; !open.isEmpty(); nanos = Math.min(nanos * GROWTH, Long.MAX_VALUE / GROWTH)) {
                if (open.size() == 1 && answers[open.getFirst()] != null) {
                    last(open.getFirst(), threads);
                    return;
                }
                round(open, nanos, processors, threads);
                open.removeIf(i -> answers[i].definite() || !outOfTime(answers[i]) || meter.leftNanos() <= 0);
            }
        }
    }

    private void round(List<Integer> open, long nanos, int processors, ExecutorService threads) {
        int atOnce = Math.min(processors, open.size());
        List<Future<?>> running = new ArrayList<>();
        for (int i : open) running.add(threads.submit(() -> attempt(i, nanos, meter.bytesMax() / atOnce)));
        for (Future<?> attempt : running) await(attempt);
    }

    private void attempt(int i, long nanos, long bytes) {
        long before = answers[i] == null ? 0 : answers[i].nanos();
        Meter own = meter.within(nanos, bytes);
        try {
            answers[i] = Turns.take(tasks.get(i).script(bytes / 2), own).after(before);
        } catch (Script.Oversized oversized) {
            answers[i] = new Answer("search", new Result.GaveUp(oversized.getMessage(), 0), before);
        } catch (OutOfMemoryError exhausted) {
            answers[i] = new Answer("search", new Result.GaveUp("the heap is full", 0), before);
        }
    }

    private void last(int i, ExecutorService threads) {
        try {
            answers[i] = Race.run(tasks.get(i), meter, threads).after(answers[i].nanos());
        } catch (Script.Oversized oversized) {
            answers[i] = new Answer("search", new Result.GaveUp(oversized.getMessage(), 0), answers[i].nanos());
        }
    }

    /// Only more time may help; a key that needs more memory than there is will need it again.
    private static boolean outOfTime(Answer answer) {
        return answer.result() instanceof Result.GaveUp(String reason, int passed) && reason.equals(Meter.TIME);
    }

    private static void await(Future<?> attempt) {
        try {
            attempt.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a search broke down", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable work) {
        return Thread.ofPlatform().daemon().name("judge").unstarted(work);
    }
}
