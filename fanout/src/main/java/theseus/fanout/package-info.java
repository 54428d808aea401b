/// The fan-out over Apache Spark: runs of a night, and the judging of a large history by key, on many machines. What is
/// lost
/// with a machine, Spark has done by another.
package theseus.fanout;
