/// Is a migration test what a stranger's build takes it for: green only where every seed proves something?
package theseus.harness.junit;
