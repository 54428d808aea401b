package theseus.node.host;

import java.util.Arrays;
import java.util.Iterator;
import theseus.node.Flaw;

/// The names of the flaws, for the help text.
final class FlawNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Arrays.stream(Flaw.values()).map(Flaw::label).iterator();
    }
}
