package theseus.harness.model;

import java.util.List;

/// What an operation is.
enum Kind {
    NONE,
    WRITE,
    DELETE,
    READ,
    SWEEP;

    static final List<Kind> VALUES = List.of(values());
}
