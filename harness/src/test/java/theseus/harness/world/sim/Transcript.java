package theseus.harness.world.sim;

import java.util.ArrayList;
import java.util.List;
import theseus.harness.system.Call;
import theseus.harness.system.Reply;
import theseus.harness.world.AuthorityKind;
import theseus.node.environment.Observation;
import theseus.node.message.Message;

/// Everything that happens in a simulated world, a line each.
final class Transcript implements Trace {
    private final List<String> lines = new ArrayList<>();

    List<String> lines() {
        return lines;
    }

    @Override
    public void sent(long nanos, String from, String to, Message message) {
        lines.add(nanos + " " + from + " -> " + to + " " + message);
    }

    @Override
    public void delivered(long nanos, String from, String to, Message message) {
        lines.add(nanos + " " + from + " => " + to + " " + message);
    }

    @Override
    public void dropped(long nanos, String from, String to, Message message, String why) {
        lines.add(nanos + " " + from + " -x " + to + " " + why + ": " + message);
    }

    @Override
    public void called(long nanos, String node, Call call) {
        lines.add(nanos + " client -> " + node + " " + call);
    }

    @Override
    public void replied(long nanos, String node, Call call, Reply reply) {
        lines.add(nanos + " client <- " + node + " " + call + " " + reply);
    }

    @Override
    public void observed(long nanos, String node, Observation what, long aheadMicros) {
        lines.add(nanos + " " + node + " saw " + what + ", its clock ahead by " + aheadMicros);
    }

    @Override
    public void node(long nanos, String node, String what) {
        lines.add(nanos + " " + node + ": " + what);
    }

    /// `Transcript SEED...`: the transcripts of these voyages, on standard output.
    public static void main(String[] args) {
        StringBuilder text = new StringBuilder();
        for (String seed : args)
            for (String line : ofVoyage(Long.parseLong(seed))) text.append(line).append('\n');
        System.out.print(text);
    }

    /// With the single authority where the seed is odd, with the group where it is even.
    static List<String> ofVoyage(long seed) {
        Transcript transcript = new Transcript();
        AuthorityKind authority = seed % 2 == 0 ? AuthorityKind.RAFT : AuthorityKind.SINGLE;
        Voyage voyage = new Voyage(seed, 80, true, List.of(), authority, transcript);
        transcript.lines.add("end: " + voyage.sail() + " " + voyage.replies() + " " + voyage.phases());
        return transcript.lines;
    }
}
