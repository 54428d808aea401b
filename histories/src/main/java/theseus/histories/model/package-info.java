/// What the objects under test should do: sequential specifications.
package theseus.histories.model;
