package theseus.node.ring;

import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.digest.MurmurHash3;

/// A place on the ring: a signed 64-bit number, the first half of MurmurHash3 x64-128 over UTF-8 (Apache Commons
/// Codec).
public final class Token {
    private Token() {}

    /// The token of a text.
    public static long of(String text) {
        return MurmurHash3.hash128x64(text.getBytes(StandardCharsets.UTF_8))[0];
    }
}
