package theseus.harness.world.docker;

import com.github.dockerjava.api.exception.DockerException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import theseus.harness.world.docker.pod.Pod;
import theseus.harness.world.docker.pod.Programs;
import theseus.nemesis.Grudge;
import theseus.nemesis.Impairment;
import theseus.nemesis.lever.Effect;

/// The levers on real links. They are cut by the packet filter in the listener's pod; anything else is done to whole
/// messages by the speaker's own process, since few kernels can delay packets, and proven by messages that are sent to
/// see it.
final class LinkLevers implements AutoCloseable {
    private static final int PROBES_MAX = 6;
    private static final long TRIALS_MILLIS = 3_000;
    private static final Grudge NONE = new Grudge(Collections.emptySortedMap());

    private final ConcurrentSkipListMap<String, Pod> pods;
    private final NodeProbe probe;
    private final StandingOrders orders;
    private final Grip cuts;
    private final Grip impairments;
    private final ConcurrentSkipListMap<Integer, Impaired> impaired = new ConcurrentSkipListMap<>();
    private Grudge grudge = NONE;

    private record Impaired(Grudge links, Impairment how) {}

    LinkLevers(RealTimeline timeline, ConcurrentSkipListMap<String, Pod> pods, NodeProbe probe, StandingOrders orders) {
        this.pods = pods;
        this.probe = probe;
        this.orders = orders;
        cuts = new Grip("cuts", timeline, pods);
        impairments = new Grip(timeline, pods);
    }

    void cut(Grudge wanted, Consumer<Effect> then) {
        cuts.pull(then, () -> linksAre(wanted));
    }

    void mend(Consumer<Effect> then) {
        cuts.pull(then, () -> linksAre(NONE));
    }

    /// Makes the rules that are in force hold for one more node, before its process starts.
    void extendTo(Pod pod) {
        CompletableFuture.runAsync(
                        () -> {
                            pods.put(pod.name(), pod);
                            cuts.each(List.copyOf(pods.keySet()), each -> setRules(each, grudge));
                        },
                        cuts.lane())
                .join();
    }

    private Effect linksAre(Grudge wanted) {
        grudge = wanted;
        cuts.each(List.copyOf(pods.keySet()), pod -> setRules(pod, wanted));
        return probed(wanted);
    }

    private SortedMap<String, String> addresses() {
        SortedMap<String, String> addresses = new TreeMap<>();
        pods.forEach((name, pod) -> addresses.put(name, pod.peerAddress()));
        return addresses;
    }

    private void setRules(Pod pod, Grudge wanted) {
        Programs.Said said = pod.inHolder("nft", LinkRules.of(pod.name(), wanted, addresses()));
        if (said.exitCode() != 0) throw new DockerException("nft says: " + said.firstLine(), 0);
    }

    /// Where a link seems to be cut that should not be, a busy machine may only have been slow to connect: then it is
    /// tried again.
    private Effect probed(Grudge wanted) {
        Effect seen = probedOnce(wanted);
        for (int tries = 1; tries < PROBES_MAX && seen instanceof Effect.Ineffective; tries++)
            seen = probedOnce(wanted);
        return seen;
    }

    private Effect probedOnce(Grudge wanted) {
        ConcurrentSkipListMap<String, SortedSet<String>> silent = new ConcurrentSkipListMap<>();
        cuts.each(List.copyOf(pods.keySet()), speaker -> {
            List<Pod> others = pods.values().stream().filter(p -> p != speaker).toList();
            silent.put(speaker.name(), LinkProbe.silentFrom(speaker, others));
        });
        List<String> wrong = new ArrayList<>();
        SortedSet<String> cut = new TreeSet<>();
        int open = 0;
        for (String speaker : silent.keySet()) {
            for (String listener : silent.keySet()) {
                if (speaker.equals(listener)) continue;
                boolean isCut = silent.get(speaker).contains(listener);
                if (isCut == wanted.hears(listener, speaker))
                    wrong.add(speaker + " -> " + listener + (isCut ? " is silent" : " gets through"));
                else if (isCut) cut.add(speaker + " -> " + listener);
                else open++;
            }
        }
        if (!wrong.isEmpty()) return new Effect.Ineffective(String.join(", ", wrong));
        String paths = open + (open == 1 ? " path" : " paths") + " open";
        return new Effect.Proven(cut.isEmpty() ? paths : String.join(", ", cut) + " silent; " + paths);
    }

    void impair(int fault, Grudge links, Impairment how, Consumer<Effect> then) {
        impairments.pull(then, () -> {
            impaired.put(fault, new Impaired(links, how));
            SortedSet<String> silent = new ConcurrentSkipListSet<>();
            for (Grudge.Link link : links.links()) {
                BooleanSupplier told = () -> probe.lever(
                                "PUT", link.from(), Impairments.json(how), "links", link.to(), Integer.toString(fault))
                        .isPresent();
                orders.give(link.from(), "link to " + link.to() + ", fault " + fault, told::getAsBoolean);
                if (!told.getAsBoolean()) silent.add(named(link));
            }
            return shown(links, fault, how, silent);
        });
    }

    /// Where no message came through, an end of the link may be down for a moment; where messages pass as over any
    /// link, the speaker may have started anew this moment, and be told again the next. So it is tried for a while;
    /// messages that pass at last speak against the lever only where the speaker answered all the while.
    ///
    /// @param silent the links whose speaker did not answer when it was told
    private Effect shown(Grudge links, int fault, Impairment how, SortedSet<String> silent) {
        SortedMap<String, Effect> seen = new TreeMap<>();
        Grip.await(TRIALS_MILLIS, () -> {
            seen.putAll(onEach(links, link -> {
                LinkTrial trial = new LinkTrial(probe, link, fault);
                Effect effect = trial.shows(how);
                if (!trial.heard()) silent.add(named(link));
                return effect;
            }));
            return together(seen) instanceof Effect.Proven;
        });
        seen.replaceAll((link, effect) -> effect instanceof Effect.Ineffective && silent.contains(link)
                ? new Effect.Missed(link + ": the speaker did not answer all the while")
                : effect);
        return together(seen);
    }

    void relieve(int fault, Consumer<Effect> then) {
        impairments.pull(then, () -> {
            Impaired past = impaired.remove(fault);
            if (past == null) return new Effect.Missed("nothing was impaired");
            for (Grudge.Link link : past.links().links()) {
                orders.revoke(link.from(), "link to " + link.to() + ", fault " + fault);
                probe.lever("DELETE", link.from(), Impairments.NOTHING, "links", link.to(), Integer.toString(fault));
            }
            return together(onEach(past.links(), link -> new LinkTrial(probe, link, fault).isOver(past.how())));
        });
    }

    private interface OfLink {
        Effect on(Grudge.Link link);
    }

    private static SortedMap<String, Effect> onEach(Grudge links, OfLink trial) {
        ConcurrentSkipListMap<String, Effect> seen = new ConcurrentSkipListMap<>();
        List<Thread> threads = new ArrayList<>();
        for (Grudge.Link link : links.links())
            threads.add(Thread.startVirtualThread(() -> seen.put(named(link), trial.on(link))));
        try {
            for (Thread thread : threads) thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return seen;
    }

    private static Effect together(SortedMap<String, Effect> seen) {
        return Grip.together(List.copyOf(seen.values()));
    }

    private static String named(Grudge.Link link) {
        return link.from() + " -> " + link.to();
    }

    @Override
    public void close() {
        cuts.close();
        impairments.close();
    }
}
