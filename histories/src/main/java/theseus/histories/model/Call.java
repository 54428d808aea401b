package theseus.histories.model;

/// One operation as a model sees it: what was asked and, if it returned, what it answered.
///
/// @param f what was done
/// @param key the key, or null
/// @param argument the value at invocation
/// @param result the answer; null also when nothing is known of it
/// @param returned whether the answer is known; an operation that crashed may have had any
public record Call(String f, String key, Object argument, Object result, boolean returned) {}
