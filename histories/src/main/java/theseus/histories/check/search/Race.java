package theseus.histories.check.search;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Both searches at once, one thread each: whoever answers first stops the other.
final class Race {
    private Race() {}

    static Answer run(Task task, Meter meter, ExecutorService threads) throws Script.Oversized {
        long began = System.nanoTime();
        Meter first = meter.within(Long.MAX_VALUE, meter.bytesMax() / 2);
        Meter second = meter.within(Long.MAX_VALUE, meter.bytesMax() / 2);
        Script script = task.script(meter.bytesMax() / 4);
        Future<Answer> other = threads.submit(() -> {
            Answer answer = search(DepthFirst::new, task.script(meter.bytesMax() / 4), first, began);
            if (answer.definite()) second.cancel();
            return answer;
        });
        Answer mine = search(BreadthFirst::new, script, second, began);
        if (mine.definite()) first.cancel();
        Answer theirs = finished(other);
        if (theirs.definite()) return theirs;
        return mine.definite() ? mine : new Answer(Turns.BOTH, farther(theirs, mine), System.nanoTime() - began);
    }

    private static Answer search(Function<Script, Search> kind, Script script, Meter meter, long began) {
        Search search = kind.apply(script);
        Result result;
        try {
            result = search.run(meter);
        } catch (OutOfMemoryError exhausted) {
            result = new Result.GaveUp("the heap is full", search.passed());
        }
        return new Answer(search.name(), result, System.nanoTime() - began);
    }

    private static Result farther(Answer one, Answer other) {
        int passed = one.result() instanceof Result.GaveUp(String reason, int places) ? places : 0;
        return other.result() instanceof Result.GaveUp(String reason, int places) && places > passed
                ? other.result()
                : one.result();
    }

    private static Answer finished(Future<Answer> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a search broke down", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Answer(Turns.BOTH, new Result.GaveUp("it was interrupted", 0), 0);
        }
    }
}
