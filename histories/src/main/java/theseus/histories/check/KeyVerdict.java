package theseus.histories.check;

import java.time.Duration;

/// What the judge says of one key.
///
/// @param key the key, or null
/// @param verdict the answer
/// @param algorithm what found it
/// @param time how long that took
/// @param explaining how long finding the evidence took
/// @param operations how many operations the key has, failed ones apart
public record KeyVerdict(
        String key, Verdict verdict, String algorithm, Duration time, Duration explaining, int operations) {
    /// A verdict that needed no evidence.
    public KeyVerdict(String key, Verdict verdict, String algorithm, Duration time, int operations) {
        this(key, verdict, algorithm, time, Duration.ZERO, operations);
    }

    /// The same verdict if so much time had gone before.
    KeyVerdict after(Duration before) {
        return new KeyVerdict(key, verdict, algorithm, time.plus(before), explaining, operations);
    }
}
