package theseus.harness.layering.broken.node.host;

import theseus.harness.layering.broken.nemesis.Fault;

record HostThatKnowsFaults(Fault fault) {}
