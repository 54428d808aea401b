package theseus.harness.world.sim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import theseus.harness.system.Call;
import theseus.harness.system.Reply;
import theseus.histories.Provenance;
import theseus.node.Node;
import theseus.node.coordinate.ClientAnswer;
import theseus.node.coordinate.ClientRequest;
import theseus.node.quorum.Consistency;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;

/// The links between clients and nodes. A node that is down refuses the connection; one that dies with the request
/// takes
/// the answer with it; a paused one answers when it goes on.
final class ClientLinks {
    private final Schedule schedule;
    private final SimOptions.Links options;
    private final Choices choices;
    private final Trace trace;
    private final Map<String, Map<String, Key>> keys = new LinkedHashMap<>();

    ClientLinks(Schedule schedule, SimOptions.Links options, Choices choices, Trace trace) {
        this.schedule = schedule;
        this.options = options;
        this.choices = choices;
        this.trace = trace;
    }

    /// How long what is named takes from a client or an operator to a node, or back.
    long delayNanos(String what) {
        return 1000
                * choices.make(new Named(
                        what,
                        options.clientMinMicros(),
                        chance -> chance.between(options.clientMinMicros(), options.clientMaxMicros())));
    }

    void call(Machine machine, Call call, Consumer<Reply> reply) {
        if (trace != null) trace.called(schedule.nanos(), machine.name(), call);
        Consumer<Reply> taken = trace == null
                ? reply
                : r -> {
                    trace.replied(schedule.nanos(), machine.name(), call, r);
                    reply.accept(r);
                };
        ClientRequest request = request(call);
        String node = machine.name();
        ask(
                call.f() + " " + call.key() + (call.value() == null ? "" : "=" + call.value()),
                machine,
                (served, answer) -> served.serve(request, a -> answer.accept(reply(node, call.level(), a))),
                taken,
                new Reply.Failed("connection refused"));
    }

    /// Has the node asked after a delay and the answer told after another.
    ///
    /// @param what is asked, in words
    /// @param refused told where the node is down when the question arrives
    <A> void ask(String what, Machine machine, BiConsumer<Node, Consumer<A>> question, Consumer<A> then, A refused) {
        schedule.after(delayNanos("ask " + machine + " " + what), new Event(machine, Event.ANY_LIFE) {
            @Override
            void happen() {
                question.accept(machine.node(), this::tell);
            }

            @Override
            void lost() {
                tell(refused);
            }

            private void tell(A answer) {
                schedule.after(delayNanos("answer of " + machine + " " + what), () -> then.accept(answer));
            }
        });
    }

    private ClientRequest request(Call call) {
        Key key = keys.computeIfAbsent(call.tenant(), _ -> new LinkedHashMap<>())
                .computeIfAbsent(call.key(), name -> Key.of(call.tenant(), name));
        Consistency level = Consistency.valueOf(call.level());
        return switch (call.f()) {
            case "read" -> new ClientRequest.Get(key, level);
            case "write" -> new ClientRequest.Put(key, call.value(), level, call.idempotencyKey());
            case "delete" -> new ClientRequest.Delete(key, level, call.idempotencyKey());
            default ->
                throw new IllegalArgumentException("operation '" + call.f() + "'; expected read, write or delete");
        };
    }

    private static Reply reply(String node, String level, ClientAnswer answer) {
        return switch (answer) {
            case ClientAnswer.Done done ->
                new Reply.Ok(
                        done.value(),
                        new Provenance(
                                node,
                                level,
                                done.version() == null ? null : done.version().toString(),
                                names(done.replicas()),
                                done.epoch(),
                                done.phase().name()));
            case ClientAnswer.Refused refused -> {
                String error = refused.error() + ": " + refused.sentence();
                yield refused.mayHaveHappened() ? new Reply.Unknown(error) : new Reply.Failed(error);
            }
        };
    }

    private static List<String> names(List<NodeId> nodes) {
        String[] names = new String[nodes.size()];
        for (int i = 0; i < names.length; i++) names[i] = nodes.get(i).name();
        return List.of(names);
    }
}
