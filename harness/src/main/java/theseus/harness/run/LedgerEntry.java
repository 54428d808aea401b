package theseus.harness.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import theseus.nemesis.Fault;
import theseus.nemesis.lever.Effect;
import theseus.nemesis.plan.Cast;
import theseus.nemesis.plan.Role;
import theseus.nemesis.plan.Strike;

/// The life of one planned fault: applied, proven or not, healed.
public final class LedgerEntry {
    private final Strike strike;
    private final SortedMap<String, SortedSet<String>> roles = new TreeMap<>();
    private Cast cast;
    private Fault fault;
    private List<String> nodes = List.of();
    private Effect effect;
    private String notHealed;
    private long triedNanos = -1;
    private long appliedNanos = -1;
    private long healedNanos = -1;
    private boolean lasting;

    LedgerEntry(Strike strike) {
        this.strike = strike;
    }

    /// Its trigger has fired, for the first time or after its target was taken; answers whether it was the first time.
    boolean triedFirst(long nanos) {
        if (triedNanos >= 0) return false;
        triedNanos = nanos;
        return true;
    }

    void applied(Cast players, Fault aimed, List<String> hit, long nanos) {
        cast = players;
        fault = aimed;
        nodes = List.copyOf(new ArrayList<>(hit));
        appliedNanos = nanos;
    }

    void took(Effect seen) {
        effect = seen;
    }

    void healed(Effect seen, long nanos) {
        healedNanos = nanos;
        if (seen instanceof Effect.Ineffective(String why)) notHealed = why;
    }

    /// Who played which role when it struck; null when it never did.
    Cast cast() {
        return cast;
    }

    /// It was in effect while the migration was in this phase, and these played the roles.
    void during(String phase, Cast now) {
        if (!inEffect()) return;
        SortedSet<String> played = roles.computeIfAbsent(phase, _ -> new TreeSet<>());
        for (Role role : Role.of(now, fault.aimedAt())) played.add(role.label());
    }

    /// Proven, and not over.
    boolean inEffect() {
        return proven() && healedNanos < 0;
    }

    public Strike strike() {
        return strike;
    }

    /// What it was in the end; null when it never struck.
    public Fault fault() {
        return fault;
    }

    /// Whom it hit.
    public List<String> nodes() {
        return nodes;
    }

    /// The phases in which it was in effect.
    public SortedSet<String> phases() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(roles.keySet()));
    }

    /// By phase, which roles the nodes that it hit then played.
    public SortedMap<String, SortedSet<String>> roles() {
        return Collections.unmodifiableSortedMap(roles);
    }

    public boolean applied() {
        return appliedNanos >= 0;
    }

    public boolean proven() {
        return effect instanceof Effect.Proven;
    }

    /// Why it does not count although the lever was pulled; null when it does.
    public String ineffective() {
        return effect instanceof Effect.Ineffective(String why) ? why : notHealed;
    }

    /// Why this world cannot do it; null when it can.
    public String impossible() {
        return effect instanceof Effect.Impossible(String why) ? why : null;
    }

    /// Why nothing came by that it could have changed; null when something did.
    public String missed() {
        return effect instanceof Effect.Missed(String why) ? why : null;
    }

    /// How long after its trigger it struck.
    public long waitedNanos() {
        return appliedNanos - triedNanos;
    }

    /// When it struck, and when it was over, in nanoseconds since the start of the run; -1 where it never was.
    public long appliedNanos() {
        return appliedNanos;
    }

    public long healedNanos() {
        return healedNanos;
    }

    /// Whether it was in effect at some time between the two, as far as anybody can know.
    public boolean overlaps(long fromNanos, long toNanos) {
        return appliedNanos >= 0 && appliedNanos <= toNanos && (healedNanos < 0 || healedNanos >= fromNanos);
    }

    /// It stays as it is, for ever.
    void lasts() {
        lasting = true;
    }

    /// It is to be healed after all.
    void lastsNoLonger() {
        lasting = false;
    }

    /// Whether it was left in effect for ever, outside the core.
    public boolean lasting() {
        return lasting;
    }

    public boolean over() {
        return appliedNanos < 0 || healedNanos >= 0 || lasting;
    }
}
