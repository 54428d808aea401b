/// How fast the judge is: histories of known shapes, made from a seed, and what judging them costs.
package theseus.histories.bench;
