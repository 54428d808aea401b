package theseus.harness.layering.broken.node.ring;

import theseus.harness.layering.broken.node.topology.Topology;

record RingThatKnowsTopology(Topology topology) {}
