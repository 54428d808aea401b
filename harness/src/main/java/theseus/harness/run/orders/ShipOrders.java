package theseus.harness.run.orders;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import theseus.harness.run.Course;
import theseus.harness.run.RunOptions;
import theseus.harness.run.Subject;
import theseus.harness.system.Charter;
import theseus.harness.system.KnownFlaw;
import theseus.harness.system.Move;
import theseus.harness.world.AuthorityKind;

/// The cluster that is asked for.
///
/// @param nodes members at the start; null for as many as the migrations need
/// @param migration kinds with commas between them, `mixed`, or `none`; null for the usual one
/// @param joins so many joins in place of kinds; null for none
/// @param replicas the replication factor
/// @param authority `single` or `raft`; null for what is usual in the world
/// @param flaws names of defects, and of sets of them
/// @param controls names of other rules that are right, too
public record ShipOrders(
        Integer nodes,
        String migration,
        Integer joins,
        int replicas,
        String authority,
        List<String> flaws,
        List<String> controls) {
    public ShipOrders {
        flaws = flaws == null ? List.of() : List.copyOf(flaws);
        controls = controls == null ? List.of() : List.copyOf(controls);
    }

    boolean saysNothing() {
        return nodes == null && migration == null && joins == null;
    }

    RunOptions.Ship read(Spelling spelling, String world, Subject subject) {
        if (!subject.ofReference()) return of(spelling, world, subject);
        return read(spelling, world);
    }

    /// A system that is not the reference node has no defects to switch on, and does what its charter says.
    private RunOptions.Ship of(Spelling spelling, String world, Subject subject) {
        Charter charter = subject.charter();
        List<String> switched = new ArrayList<>(flaws);
        switched.addAll(controls);
        if (!switched.isEmpty())
            throw new Refused(spelling.of("system", subject.system()) + " with " + switched.getFirst()
                    + "; flaws and controls are the reference node's");
        boolean factor = charter.has(Charter.Feature.REPLICATION_FACTOR);
        int members = nodes == null ? RunOptions.USUAL.cluster().nodes() : nodes;
        String moves =
                migration == null && joins == null && !charter.moves().contains(Move.Kind.JOIN) ? "none" : migration;
        RunOptions.Ship ship = new ShipOrders(
                        nodes, moves, joins, factor ? replicas : members, authority, flaws, controls)
                .read(spelling, world);
        for (String kind : ship.migrations()) known(subject, kind);
        return new RunOptions.Ship(
                ship.nodes(), ship.migrations(), ship.replicas(), ship.authority(), ship.flaws(), subject);
    }

    private static void known(Subject subject, String kind) {
        List<String> moves =
                subject.charter().moves().stream().map(Move.Kind::label).toList();
        if (!moves.contains(kind))
            throw new Refused(subject.system() + " knows no migration " + kind + "; expected "
                    + (moves.isEmpty() ? "none" : String.join(" or ", moves)));
    }

    private RunOptions.Ship read(Spelling spelling, String world) {
        spelling.check(nodes == null || nodes >= 1 && nodes <= 50, "nodes", nodes, "1 to 50");
        spelling.check(replicas >= 1, "rf", replicas, "at least 1");
        spelling.checkBoth(
                nodes == null || replicas <= nodes,
                "rf",
                replicas,
                "nodes",
                nodes,
                "at least as many nodes as replicas");
        List<String> migrations = migrations(spelling);
        return new RunOptions.Ship(members(spelling, migrations), migrations, replicas, authority(world), switches());
    }

    private List<String> migrations(Spelling spelling) {
        spelling.checkBoth(migration == null || joins == null, "migration", migration, "joins", joins, "one of them");
        spelling.check(joins == null || joins >= 0 && joins <= 10, "joins", joins, "0 to 10");
        if (joins != null) return Collections.nCopies(joins, Move.Kind.JOIN.label());
        if (migration == null) return RunOptions.USUAL.cluster().migrations();
        if (migration.equals("none")) return List.of();
        if (migration.equals(Course.MIXED)) return List.of(Course.MIXED);
        return kinds(spelling);
    }

    private List<String> kinds(Spelling spelling) {
        List<String> kinds = List.of(migration.split(",", -1));
        List<String> known =
                Arrays.stream(Move.Kind.values()).map(Move.Kind::label).toList();
        for (String kind : kinds) Spelling.known("migration", kind, known);
        if (kinds.size() > 10) throw new Refused(kinds.size() + " migrations; expected at most 10");
        boolean buries = kinds.stream()
                .anyMatch(kind -> Move.Kind.labelled(kind).orElseThrow().buries());
        spelling.checkBoth(
                !buries || replicas >= 3,
                "rf",
                replicas,
                "migration",
                migration,
                "at least 3 replicas where one is lost for good");
        return kinds;
    }

    private int members(Spelling spelling, List<String> migrations) {
        int needed = Course.nodesFor(migrations, replicas);
        if (nodes != null && nodes < needed)
            throw new Refused(spelling.of("nodes", nodes) + " with " + spelling.of("rf", replicas)
                    + " and these migrations; expected at least " + needed
                    + ", so that none leaves fewer nodes than replicas");
        return nodes != null ? nodes : Math.max(RunOptions.USUAL.cluster().nodes(), needed);
    }

    private AuthorityKind authority(String world) {
        if (authority == null) return AuthorityKind.usualIn(world);
        List<String> known =
                Arrays.stream(AuthorityKind.values()).map(AuthorityKind::label).toList();
        return AuthorityKind.values()[known.indexOf(Spelling.known("authority", authority, known))];
    }

    private SortedSet<String> switches() {
        List<KnownFlaw> wrong = new ArrayList<>(KnownFlaw.all());
        wrong.addAll(KnownFlaw.variants());
        SortedSet<String> chosen = new TreeSet<>();
        choose("flaw", flaws, wrong, chosen);
        choose("control", controls, KnownFlaw.controls(), chosen);
        return chosen;
    }

    private static void choose(String what, List<String> given, List<KnownFlaw> all, SortedSet<String> chosen) {
        List<String> known = all.stream().map(KnownFlaw::label).toList();
        for (String label : given) chosen.add(Spelling.known(what, label, known));
    }
}
