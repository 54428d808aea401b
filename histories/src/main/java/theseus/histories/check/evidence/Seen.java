package theseus.histories.check.evidence;

import theseus.histories.Operation;

/// A read, or the reading half of a compare-and-set, with the write that it saw.
///
/// @param read the operation
/// @param source what it saw; null where several writes could have been it
record Seen(Operation read, Written source) {}
