package theseus.harness.report.picture;

/// Where a time is on the page.
///
/// @param fromNanos the time at the left edge
/// @param toNanos the time at the right edge
/// @param left the left edge
/// @param width how far the right edge is from it
record Scale(long fromNanos, long toNanos, double left, double width) {
    double x(long nanos) {
        double share = (double) (Math.clamp(nanos, fromNanos, toNanos) - fromNanos) / Math.max(1, toNanos - fromNanos);
        return left + share * width;
    }

    boolean shows(long from, long to) {
        return to >= fromNanos && from <= toNanos;
    }

    /// Lines at round times, and what they say.
    void axis(Brush brush, double top, double bottom) {
        double rough = (toNanos - fromNanos) / 8.0;
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(1, rough))));
        double step = rough <= 2 * power ? 2 * power : rough <= 5 * power ? 5 * power : 10 * power;
        int digits = Math.clamp(9 - (int) Math.floor(Math.log10(step)), 0, 6);
        for (double at = Math.ceil(fromNanos / step) * step; at <= toNanos; at += step) {
            brush.line(x((long) at), top, x((long) at), bottom, Hue.LINE, false);
            brush.text(x((long) at) + 3, top + 9, ("%." + digits + "f s").formatted(at / 1e9), Hue.FAINT, 10, 90);
        }
    }
}
