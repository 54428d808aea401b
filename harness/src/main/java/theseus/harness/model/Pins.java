package theseus.harness.model;

import java.util.ArrayList;
import java.util.List;
import theseus.node.quorum.Quorum;
import theseus.node.topology.Topology;

/// The pins that a coordinator may have while one topology is in force: runs of epochs under which rounds have the
/// same quorums, with those quorums as tables over sets of nodes.
final class Pins {
    private record Pin(int low, int top, Quorum toWrite, Quorum toRead, Quorum toWriteBack) {}

    private final List<Pin> pins = new ArrayList<>();
    private final int[] written;
    private final int[] read;
    private final boolean[][] writeReached;
    private final boolean[][] readReached;
    private final boolean[][] settled;
    private final int[] writtenBack;
    private final boolean[][] writeBackReached;

    /// @param index of the topology in force
    Pins(Rulebook rules, int index) {
        Topology now = rules.course().at(index);
        for (long epoch = rules.course().firstEpoch(); epoch <= now.epoch(); epoch++)
            add((int) epoch, rules.course().at(index, epoch), rules);
        written = pins.stream()
                .mapToInt(pin -> Rulebook.bits(pin.toWrite().asked()))
                .toArray();
        read = pins.stream()
                .mapToInt(pin -> Rulebook.bits(pin.toRead().asked()))
                .toArray();
        writeReached = pins.stream()
                .map(pin -> Rulebook.forEverySet(pin.toWrite()::reachedBy))
                .toArray(boolean[][]::new);
        readReached = pins.stream()
                .map(pin -> Rulebook.forEverySet(pin.toRead()::reachedBy))
                .toArray(boolean[][]::new);
        settled = pins.stream()
                .map(pin -> Rulebook.forEverySet(
                        holders -> rules.conduct().writeBack().isSettled(pin.toWriteBack(), holders)))
                .toArray(boolean[][]::new);
        writtenBack = pins.stream()
                .mapToInt(pin -> Rulebook.bits(pin.toWriteBack().asked()))
                .toArray();
        writeBackReached = pins.stream()
                .map(pin -> Rulebook.forEverySet(pin.toWriteBack()::reachedBy))
                .toArray(boolean[][]::new);
    }

    private void add(int epoch, Topology topology, Rulebook rules) {
        Quorum toWrite = rules.toWrite(topology);
        Quorum toRead = rules.toRead(topology);
        Quorum toWriteBack = rules.toWriteBack(topology);
        Pin last = pins.isEmpty() ? null : pins.getLast();
        if (last != null
                && last.toWrite.equals(toWrite)
                && last.toRead.equals(toRead)
                && last.toWriteBack.equals(toWriteBack))
            pins.set(pins.size() - 1, new Pin(last.low, epoch, toWrite, toRead, toWriteBack));
        else pins.add(new Pin(epoch, epoch, toWrite, toRead, toWriteBack));
    }

    /// The pin to which the epoch belongs.
    int of(long epoch) {
        int pin = 0;
        while (pins.get(pin).top < epoch) pin++;
        return pin;
    }

    int count() {
        return pins.size();
    }

    int low(int pin) {
        return pins.get(pin).low;
    }

    int top(int pin) {
        return pins.get(pin).top;
    }

    /// Who is asked to write, as bits.
    int written(int pin) {
        return written[pin];
    }

    /// Who is asked to read, as bits.
    int read(int pin) {
        return read[pin];
    }

    boolean writeReached(int pin, int by) {
        return writeReached[pin][by];
    }

    boolean readReached(int pin, int by) {
        return readReached[pin][by];
    }

    boolean isSettled(int pin, int reporters) {
        return settled[pin][reporters];
    }

    /// Who is asked to take a read's write-back, as bits.
    int writtenBack(int pin) {
        return writtenBack[pin];
    }

    boolean writeBackReached(int pin, int by) {
        return writeBackReached[pin][by];
    }
}
