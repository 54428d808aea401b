/// Linearizability of registers whose written values are unique, without search (Gibbons and Korach, 1997).
package theseus.histories.check.zone;
