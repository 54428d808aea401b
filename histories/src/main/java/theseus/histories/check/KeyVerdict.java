package theseus.histories.check;

import java.time.Duration;

/// What the judge says of one key.
///
/// @param key the key, or null
/// @param verdict the answer
/// @param algorithm what found it
/// @param time how long that took
/// @param operations how many operations the key has, failed ones apart
public record KeyVerdict(String key, Verdict verdict, String algorithm, Duration time, int operations) {}
