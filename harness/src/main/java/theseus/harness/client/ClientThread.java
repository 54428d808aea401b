package theseus.harness.client;

import theseus.harness.generator.Invocation;

/// One client: the logical process it plays just now, and its open call.
final class ClientThread {
    private final int number;
    private int process;
    private Invocation invocation;
    private long deadline;
    private long call;
    private boolean resting;

    ClientThread(int number) {
        this.number = number;
        this.process = number;
    }

    int number() {
        return number;
    }

    int process() {
        return process;
    }

    boolean busy() {
        return invocation != null || resting;
    }

    /// Whether it does nothing for a while.
    void rest(boolean rests) {
        resting = rests;
    }

    /// Opens a call and returns its number.
    long open(Invocation opened, long until) {
        invocation = opened;
        deadline = until;
        return ++call;
    }

    /// Whether it is that call which is open: a late answer to an earlier one is not.
    boolean isOpen(long asked) {
        return invocation != null && call == asked;
    }

    boolean overdue(long now) {
        return invocation != null && now >= deadline;
    }

    Invocation close() {
        Invocation closed = invocation;
        invocation = null;
        return closed;
    }

    /// The process may still have an operation in the system, so it is never used again.
    void retire(int threads) {
        process += threads;
    }
}
