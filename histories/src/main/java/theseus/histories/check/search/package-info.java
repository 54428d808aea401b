/// Linearizability by search: breadth-first, just in time (Lowe, 2017), and depth-first with memory (Wing and Gong,
/// 1993).
package theseus.histories.check.search;
