/// The regression gate: what must hold before a change is let in, checked within a budget.
package theseus.harness.gate;
