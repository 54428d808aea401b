/// Campaigns as data: which fault, aimed at which role, when, and until when.
package theseus.nemesis.plan;
