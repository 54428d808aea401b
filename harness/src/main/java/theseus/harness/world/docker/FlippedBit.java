package theseus.harness.world.docker;

import com.github.dockerjava.api.exception.DockerException;
import java.util.List;
import theseus.harness.world.docker.pod.Pod;
import theseus.harness.world.docker.pod.Programs;

/// A bit of a node's log that is not as the node wrote it.
///
/// @param file in the pod
/// @param at which byte
/// @param bit which of its bits, as a mask
record FlippedBit(String file, long at, int bit) {
    private static final int BIT = 0x10;

    /// Flips a bit in the midst of the log of a node that is down; null where it has not exactly one file, so that the
    /// bit may not matter.
    static FlippedBit in(Pod pod) {
        List<String> files =
                said(pod, "stat -c '%s %n' /data/log/log-*").lines().toList();
        if (files.size() != 1) return null;
        String[] words = files.getFirst().split(" ", 2);
        FlippedBit flipped = new FlippedBit(words[1], Long.parseLong(words[0]) / 2, BIT);
        flipped.flip(pod);
        return flipped;
    }

    void putRight(Pod pod) {
        flip(pod);
    }

    private void flip(Pod pod) {
        int value = Integer.parseInt(
                said(pod, "od -An -tu1 -j " + at + " -N 1 " + file).strip());
        String octal = Integer.toOctalString(value ^ bit);
        said(pod, "printf '\\" + octal + "' | dd of=" + file + " bs=1 seek=" + at + " conv=notrunc,fsync 2>/dev/null");
    }

    String words() {
        return "a bit flipped in byte " + at + " of " + file;
    }

    private static String said(Pod pod, String script) {
        Programs.Said said = pod.inHolder("bash", "-c", script);
        if (said.exitCode() != 0) throw new DockerException(script + " says: " + said.firstLine(), 0);
        return said.text();
    }
}
