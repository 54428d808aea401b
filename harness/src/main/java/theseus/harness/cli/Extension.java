package theseus.harness.cli;

import java.util.Optional;
import java.util.ServiceLoader;
import theseus.harness.nightly.Muster;

/// What a larger edition adds to the command line: machines elsewhere. It is found on the class path as a service.
public interface Extension {
    /// The one on the class path; empty in the usual edition.
    static Optional<Extension> present() {
        return ServiceLoader.load(Extension.class).findFirst();
    }

    /// A command of its own, for picocli.
    Object command();

    /// Those who do runs at that address.
    Muster muster(String address);
}
