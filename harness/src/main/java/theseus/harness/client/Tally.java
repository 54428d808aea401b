package theseus.harness.client;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.harness.system.Reply;

/// How many operations ended in which way.
public final class Tally {
    private final SortedMap<String, Long> okByKind = new TreeMap<>();
    private long ok;
    private long failed;
    private long unknown;

    void count(String f, Reply reply) {
        switch (reply) {
            case Reply.Ok _ -> {
                ok++;
                okByKind.merge(f, 1L, Long::sum);
            }
            case Reply.Failed _ -> failed++;
            case Reply.Unknown _ -> unknown++;
        }
    }

    public long ok() {
        return ok;
    }

    public long failed() {
        return failed;
    }

    public long unknown() {
        return unknown;
    }

    /// All that ended.
    public long all() {
        return ok + failed + unknown;
    }

    /// Whether at least one of each kind succeeded.
    public boolean hasEach(List<String> kinds) {
        return okByKind.keySet().containsAll(kinds);
    }

    /// The successful ones by kind.
    public SortedMap<String, Long> okByKind() {
        return Collections.unmodifiableSortedMap(okByKind);
    }
}
