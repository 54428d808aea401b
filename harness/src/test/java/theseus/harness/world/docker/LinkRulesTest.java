package theseus.harness.world.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import theseus.nemesis.Grudge;

class LinkRulesTest {
    private static final String HEAD = "add table inet theseus; delete table inet theseus; add table inet theseus;"
            + " add chain inet theseus arriving { type filter hook input priority 0; policy accept; };";
    private static final SortedMap<String, String> ADDRESSES =
            new TreeMap<>(java.util.Map.of("n1", "198.18.0.11", "n2", "198.18.0.12", "n3", "198.18.0.13"));

    @Test
    void whoHearsNothingOfEachOtherGetsNoPacketWhoeverOpenedTheConnection() {
        Grudge both = grudge(List.of("n1", "n2"), List.of("n2", "n1"));
        assertEquals(
                HEAD + " add rule inet theseus arriving ip saddr { 198.18.0.12 } counter drop;",
                LinkRules.of("n1", both, ADDRESSES));
    }

    @Test
    void aOneWayCutLeavesTheAnswersToTheListenersOwnRequests() {
        assertEquals(
                HEAD + " add rule inet theseus arriving ip saddr { 198.18.0.12 } tcp dport 7100 counter drop;",
                LinkRules.of("n1", grudge(List.of("n1", "n2")), ADDRESSES));
    }

    @Test
    void whoIsCutOffFromNobodyHasAnEmptyTable() {
        assertFalse(LinkRules.of("n3", grudge(List.of("n1", "n2")), ADDRESSES).contains("rule"));
    }

    /// Pairs of a listener and whom it does not hear.
    @SafeVarargs
    private static Grudge grudge(List<String>... pairs) {
        TreeMap<String, SortedSet<String>> deaf = new TreeMap<>();
        for (List<String> pair : pairs)
            deaf.computeIfAbsent(pair.getFirst(), _ -> new TreeSet<>()).add(pair.getLast());
        return new Grudge(deaf);
    }
}
