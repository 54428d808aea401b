package theseus.harness.system;

import theseus.nemesis.Setup;

/// A system under test: all that Theseus has to know to start it in containers, to use it as its clients do, to have
/// it migrate, and to hold it to what it promises.
///
/// The reference node is one, etcd is another; `docs/own-system.md` shows a third. One is found by its name where its
/// jar names it in `META-INF/services/theseus.harness.system.System`; it needs a public constructor without arguments.
public interface System {
    /// Its name on the command line, in lower case.
    String name();

    /// What it promises, how it migrates, and what cannot be done to it.
    Charter charter();

    /// What the containers of its nodes are made of.
    Image image();

    /// What a node is started with. It has to listen on [Site#CLIENT_PORT] and [Site#PEER_PORT] of all addresses, and
    /// to keep what it must not lose below [Site#DATA].
    ///
    /// @param setup how it differs from the others; [Setup#USUAL] but for a fault of the kind `restart`
    Program program(Site site, String node, Setup setup);

    /// Begins to use the nodes, which are being started.
    Session connect(Site site);
}
