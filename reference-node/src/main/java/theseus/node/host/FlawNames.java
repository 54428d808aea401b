package theseus.node.host;

import java.util.Iterator;
import theseus.node.Switch;

/// The names of the flaws and controls, for the help text.
final class FlawNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Switch.all().stream().map(Switch::label).iterator();
    }
}
