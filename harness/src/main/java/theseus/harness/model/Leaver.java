package theseus.harness.model;

import java.util.List;

/// How far the leaver is with its cleanup.
enum Leaver {
    STAYS,
    SWEEPS,
    IS_CLEAN;

    static final List<Leaver> VALUES = List.of(values());
}
