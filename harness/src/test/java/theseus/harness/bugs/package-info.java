/// That the catalogue of defects is found, and what is right is not.
package theseus.harness.bugs;
