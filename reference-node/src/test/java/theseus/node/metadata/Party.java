package theseus.node.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import theseus.node.environment.Environment;
import theseus.node.environment.Network;
import theseus.node.environment.Observation;
import theseus.node.environment.Timers;
import theseus.node.log.CommitLog;
import theseus.node.log.Entry;
import theseus.node.message.Batch;
import theseus.node.message.Message;
import theseus.node.message.MessageCodec;
import theseus.node.metadata.raft.RaftSeat;
import theseus.node.replica.Replica;
import theseus.node.replica.Terms;
import theseus.node.ring.NodeId;
import theseus.node.ring.Ring;
import theseus.node.topology.SourcesNeeded;
import theseus.node.topology.Topology;
import theseus.node.topology.Transitions;

/// Four nodes as far as the authority goes, on virtual time: the first three may hold it, the fourth only asks. Every
/// message goes through the codec and takes a while.
final class Party {
    static final List<NodeId> MEMBERS = List.of(new NodeId("n1"), new NodeId("n2"), new NodeId("n3"));
    static final NodeId ASKER = new NodeId("n4");

    final VirtualTime time = new VirtualTime();
    final TreeMap<NodeId, Guest> guests = new TreeMap<>();
    final TreeSet<NodeId> cutOff = new TreeSet<>();
    boolean everythingTwice;
    private final List<NodeId> seats;
    private final Random random;

    /// @param seats one node for the single authority, all members for the group
    Party(List<NodeId> seats, long seed) {
        this.seats = seats;
        this.random = new Random(seed);
        for (NodeId node : List.of(MEMBERS.get(0), MEMBERS.get(1), MEMBERS.get(2), ASKER)) {
            guests.put(node, new Guest(node));
            guests.get(node).start();
        }
    }

    List<Guest> leaders() {
        return guests.values().stream().filter(g -> g.up && g.seat.leads()).toList();
    }

    /// Waits until one guest leads.
    Guest leader() {
        if (!time.passUntil(() -> leaders().size() == 1, 20_000)) throw new AssertionError("nobody leads");
        return leaders().getFirst();
    }

    /// One node's part in the authority: its log, what it knows, its seat and its client.
    final class Guest {
        final NodeId id;
        final SlowDisk disk = new SlowDisk(time);
        final List<Observation> observed = new ArrayList<>();
        int began;
        int ended;
        boolean up;
        private boolean listening;
        private int life;
        private CommitLog log;
        Replica replica;
        Seat seat;
        AuthorityClient authority;

        Guest(NodeId id) {
            this.id = id;
        }

        void start() {
            up = true;
            Environment world = environment(++life);
            log = new CommitLog(disk, 4096, _ -> {});
            replica = new Replica(id, log, world, Terms.RIGHT);
            Transitions transitions = new Transitions(SourcesNeeded.MAJORITY);
            seat = seats.size() == 1
                    ? new AuthoritySeat(world, log, transitions, replica.topology())
                    : new RaftSeat(world, log, transitions, replica.topology(), id, seats);
            authority = new AuthorityClient(
                    world, replica.topology(), id, seats, seat::leads, id + ":1", 100_000_000, 5_000_000_000L);
            log.replay(entry -> {
                replica.replay(entry);
                seat.replay(entry);
            });
            log.whenDurable(log.end(), this::begin);
        }

        private void begin() {
            listening = true;
            if (seats.contains(id)) takeSeat();
        }

        private void takeSeat() {
            TreeMap<NodeId, String> addresses = new TreeMap<>();
            for (NodeId member : MEMBERS) addresses.put(member, member + ":1");
            seat.start(Transitions.genesis(new Ring(MEMBERS, 4), addresses), new Seat.Leadership() {
                @Override
                public void began(Topology inForce) {
                    began++;
                }

                @Override
                public void ended() {
                    ended++;
                }
            });
        }

        void crash() {
            up = false;
            listening = false;
            life++;
            disk.crash();
        }

        void compact() {
            log.compactIfWorth(() -> {
                List<Entry> live = new ArrayList<>(replica.live());
                live.addAll(seat.live());
                return live;
            });
        }

        private Environment environment(int ofLife) {
            Timers timers = new Timers() {
                @Override
                public long nanos() {
                    return time.nanos();
                }

                @Override
                public Alarm after(long delayNanos, Runnable task) {
                    boolean[] off = new boolean[1];
                    time.after(delayNanos, () -> {
                        if (!off[0] && life == ofLife) task.run();
                    });
                    return () -> off[0] = true;
                }
            };
            Network network = new Network() {
                @Override
                public void send(NodeId to, Message message) {
                    deliver(id, to, message);
                    if (everythingTwice) deliver(id, to, message);
                }

                @Override
                public void learn(NodeId node, String address) {}
            };
            return new Environment(
                    () -> time.nanos() / 1000, timers, network, disk, bound -> random.nextLong(bound), observed::add);
        }

        private void receive(NodeId from, Message message) {
            switch (message) {
                case Message.RegisterAsked m when seats.contains(id) -> seat.on(from, m);
                case Message.AuthorityReadAsked m when seats.contains(id) -> seat.on(from, m);
                case Message.Proposed m when seats.contains(id) -> seat.on(from, m);
                case Message.Raft m -> seat.on(from, m);
                case Message.LedBy m -> authority.on(m);
                case Message.Registered m -> authority.on(m);
                case Message.AuthorityReadTold m -> authority.on(m);
                case Message.Decided m -> authority.on(m);
                case Message.TopologyTold m -> replica.topology().learn(m.topology());
                default -> throw new IllegalStateException("no part of the authority: " + message);
            }
        }
    }

    private void deliver(NodeId from, NodeId to, Message message) {
        byte[] bytes = MessageCodec.write(new Batch("c", from, from + ":1", List.of(message)));
        if (!from.equals(to) && (cutOff.contains(from) || cutOff.contains(to))) return;
        time.after(500_000 + random.nextInt(5_000_000), () -> {
            Guest guest = guests.get(to);
            if (guest != null && guest.listening)
                guest.receive(from, MessageCodec.read(bytes).messages().getFirst());
        });
    }
}
