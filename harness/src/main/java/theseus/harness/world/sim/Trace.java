package theseus.harness.world.sim;

import theseus.harness.system.Call;
import theseus.harness.system.Reply;
import theseus.node.environment.Observation;
import theseus.node.message.Message;

/// A listener to everything that happens in a simulated world, for diagrams and for comparing two runs. A world
/// without one spends nothing on it. Times are nanoseconds since the start of the run.
public interface Trace {
    /// A node sent a message; each copy that the network makes of it ends in one of the next two, or is under way.
    void sent(long nanos, String from, String to, Message message);

    void delivered(long nanos, String from, String to, Message message);

    void dropped(long nanos, String from, String to, Message message, String why);

    /// A client sent a call to the node.
    void called(long nanos, String node, Call call);

    /// The client got the reply.
    void replied(long nanos, String node, Call call, Reply reply);

    /// Something happened inside a node; its wall clock is so many microseconds ahead of the run's time.
    void observed(long nanos, String node, Observation what, long aheadMicros);

    /// The node started, died, was paused or resumed; or its clock or its links were changed.
    void node(long nanos, String node, String what);
}
