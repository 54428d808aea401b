package theseus.histories.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import theseus.histories.Operation;
import theseus.histories.OperationEvent;
import theseus.histories.Outcome;

/// Clients and correct registers in one thread: each step one client, drawn by lot, invokes, has its effect, or
/// returns. The
/// history is linearizable by construction.
public final class Simulated {
    private final Mix mix;
    private final SplittableRandom random;
    private final String[] names;
    private final Object[] state;
    private final Pending[] clients;
    private final List<Pending> lingering = new ArrayList<>();
    private final List<Pending> done = new ArrayList<>();
    private long time;
    private long fresh;
    private int process;
    private long lines;
    private Consumer<OperationEvent> recorder;

    private Simulated(Mix mix, long seed) {
        this.mix = mix;
        random = new SplittableRandom(seed);
        state = new Object[mix.keys()];
        clients = new Pending[mix.clients()];
        process = mix.clients();
        names = new String[mix.keys()];
        Arrays.setAll(names, key -> "k" + key);
    }

    /// A linearizable history of this shape.
    public static List<Operation> history(Mix mix, long seed) {
        Simulated simulated = new Simulated(mix, seed);
        simulated.run();
        return simulated.done.stream().map(Pending::operation).toList();
    }

    /// The same history line by line, as it would be recorded; nothing of it is kept.
    public static void record(Mix mix, long seed, Consumer<OperationEvent> recorder) {
        Simulated simulated = new Simulated(mix, seed);
        simulated.recorder = recorder;
        simulated.run();
    }

    private void run() {
        int[] processes = new int[clients.length];
        Arrays.setAll(processes, i -> i);
        int invoked = 0;
        int open = 0;
        while (invoked < mix.operations() || open > 0) {
            time++;
            int client = random.nextInt(clients.length);
            Pending pending = clients[client];
            if (pending == null) {
                if (invoked == mix.operations()) continue;
                clients[client] = invoke(processes[client]);
                invoked++;
                open++;
            } else if (!pending.effected) {
                effect(pending);
            } else {
                if (!pending.crashes) pending.finish = time;
                else processes[client] = process++;
                if (recorder != null) recorder.accept(pending.end(lines++, time));
                clients[client] = null;
                open--;
            }
            if (!lingering.isEmpty() && random.nextInt(50) == 0)
                effect(lingering.remove(random.nextInt(lingering.size())));
        }
    }

    private Pending invoke(int by) {
        Pending pending = new Pending();
        pending.key = random.nextInt(mix.keys());
        pending.name = names[pending.key];
        pending.process = by;
        pending.start = time;
        pending.crashes = random.nextInt(1000) < mix.crashed();
        if (mix.values() == Mix.APPENDS) append(pending);
        else ask(pending);
        if (recorder == null) done.add(pending);
        else recorder.accept(pending.event(lines++, OperationEvent.Type.INVOKE, pending.argument, time));
        if (pending.crashes && random.nextInt(3) > 0) {
            pending.effected = true;
            if (random.nextBoolean()) lingering.add(pending);
        }
        return pending;
    }

    private void ask(Pending pending) {
        int sort = random.nextInt(mix.cas() ? 3 : 2);
        pending.f = sort == 0 ? "read" : sort == 1 ? "write" : "cas";
        pending.argument = sort == 0 ? null : sort == 1 ? value() : List.of(value(), value());
    }

    private void append(Pending pending) {
        int sort = random.nextInt(20);
        pending.f = sort < 10 ? "get" : sort < 19 ? "append" : "put";
        pending.argument = sort < 10 ? null : ++fresh + ";";
    }

    private Object value() {
        return mix.values() == 0 ? (Object) (++fresh) : (Object) (long) random.nextInt(mix.values());
    }

    private void effect(Pending pending) {
        pending.effected = true;
        switch (pending.f) {
            case "read", "get" -> pending.result = state[pending.key];
            case "write", "put" -> state[pending.key] = pending.argument;
            case "append" ->
                state[pending.key] =
                        (state[pending.key] == null ? "" : state[pending.key]) + pending.argument.toString();
            default -> {
                List<?> pair = (List<?>) pending.argument;
                pending.refused = !pair.get(0).equals(state[pending.key]);
                if (!pending.refused) state[pending.key] = pair.get(1);
            }
        }
    }

    private static final class Pending {
        private int key;
        private String name;
        private int process;
        private String f;
        private Object argument;
        private Object result;
        private long start;
        private long finish = Long.MAX_VALUE;
        private boolean effected;
        private boolean refused;
        private boolean crashes;

        private OperationEvent event(long line, OperationEvent.Type type, Object value, long at) {
            return new OperationEvent(line, type, process, f, name, value, at, null, null);
        }

        private OperationEvent end(long line, long at) {
            OperationEvent.Type type =
                    crashes ? OperationEvent.Type.INFO : refused ? OperationEvent.Type.FAIL : OperationEvent.Type.OK;
            return event(line, type, argument == null && !crashes ? result : argument, at);
        }

        private Operation operation() {
            Outcome outcome = crashes
                    ? new Outcome.Unknown("timeout")
                    : refused ? new Outcome.Failed("refused") : new Outcome.Ok(argument == null ? result : argument);
            long end = crashes ? -1 : finish;
            return new Operation(start, end, process, f, name, argument, outcome, start, finish, null);
        }
    }
}
