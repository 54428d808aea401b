/// Makes a failing run smaller as long as it fails with the same evidence.
package theseus.harness.shrink;
