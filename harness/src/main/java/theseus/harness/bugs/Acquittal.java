package theseus.harness.bugs;

import java.util.ArrayList;
import java.util.List;

/// What is right, on the seeds on which defects were convicted.
public final class Acquittal {
    private static final int COMMANDS_KEPT = 5;

    private final String who;
    private final List<String> convicted = new ArrayList<>();
    private long runs;
    private long valid;
    private long undecided;
    private long convictions;

    Acquittal(String who) {
        this.who = who;
    }

    void valid() {
        runs++;
        valid++;
    }

    void undecided() {
        runs++;
        undecided++;
    }

    void convicted(String command) {
        runs++;
        convictions++;
        if (convicted.size() < COMMANDS_KEPT) convicted.add(command);
    }

    /// Who stood trial: `the correct node`, or a control's name.
    public String who() {
        return who;
    }

    public long runs() {
        return runs;
    }

    public long validRuns() {
        return valid;
    }

    /// Runs that found nothing, but prove nothing either.
    public long undecidedRuns() {
        return undecided;
    }

    public long convictions() {
        return convictions;
    }

    /// Commands of runs in which what is right was convicted.
    public List<String> commands() {
        return List.copyOf(convicted);
    }

    /// Whether nothing was ever found, and something was proven.
    public boolean asItShouldBe() {
        return convictions == 0 && valid > 0;
    }
}
