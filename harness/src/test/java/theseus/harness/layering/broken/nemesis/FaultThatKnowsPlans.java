package theseus.harness.layering.broken.nemesis;

import theseus.harness.layering.broken.nemesis.plan.Plan;

record FaultThatKnowsPlans(Plan plan) {}
