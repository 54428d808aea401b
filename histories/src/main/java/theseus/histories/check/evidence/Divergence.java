package theseus.histories.check.evidence;

import static theseus.histories.check.evidence.Wording.full;
import static theseus.histories.check.evidence.Wording.length;
import static theseus.histories.check.evidence.Wording.name;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import theseus.histories.Operation;
import theseus.histories.check.Anomaly;
import theseus.histories.check.Expectations;
import theseus.histories.check.Finding;

/// Reads that disagree although writing had ended: replicas that never agreed, or an answer that comes and goes.
///
/// Reads count once the key has been quiet for the settling time; linearizable ones after linearizable writes at once.
/// A write whose end is unknown may still arrive, so with such a write two answers are no contradiction; the first one
/// coming back is, unless such a write could bring it back.
final class Divergence {
    private Divergence() {}

    static Optional<Finding> find(String key, List<Operation> operations, Expectations expectations) {
        long quiet = Long.MIN_VALUE;
        Set<Object> open = new HashSet<>();
        boolean strict = true;
        for (Operation operation : operations) {
            if (!Kind.of(operation).writes() || Kind.refused(operation)) continue;
            if (!Kind.took(operation)) open.add(Kind.written(operation));
            strict &= expectations.strict(operation);
            quiet = Math.max(quiet, Kind.took(operation) ? operation.finish() : operation.start());
        }
        List<Operation> reads = reads(operations, expectations, quiet, strict);
        return open.isEmpty() ? different(key, reads, quiet) : back(key, reads, quiet, open);
    }

    private static List<Operation> reads(
            List<Operation> operations, Expectations expectations, long quiet, boolean strictWrites) {
        long since = Math.max(quiet, expectations.calmNanos());
        long settled = since == Long.MIN_VALUE ? since : since + expectations.settleNanos();
        List<Operation> reads = new ArrayList<>();
        for (Operation operation : operations) {
            if (Kind.of(operation) != Kind.READ || !Kind.took(operation)) continue;
            boolean atOnce = strictWrites && expectations.strict(operation);
            if (operation.start() > (atOnce ? quiet : settled)) reads.add(operation);
        }
        return reads;
    }

    private static Optional<Finding> different(String key, List<Operation> reads, long quiet) {
        for (Operation read : reads) {
            Operation first = reads.getFirst();
            if (!Objects.equals(Kind.seen(first), Kind.seen(read)))
                return Optional.of(
                        finding(key, quiet, List.of(first, read), full(first) + " and " + full(read) + " disagree"));
        }
        return Optional.empty();
    }

    private static Optional<Finding> back(String key, List<Operation> reads, long quiet, Set<Object> open) {
        List<Operation> byStart = new ArrayList<>(reads);
        byStart.sort(Comparator.comparingLong(Operation::start));
        Operation first = null;
        Operation second = null;
        for (Operation read : byStart) {
            if (first == null) {
                if (open.contains(Kind.seen(read))) continue;
                first = read;
            } else if (second == null) {
                if (Objects.equals(Kind.seen(first), Kind.seen(read)))
                    first = read.finish() < first.finish() ? read : first;
                else if (first.finish() < read.start()) second = read;
            } else if (second.finish() < read.start() && Objects.equals(Kind.seen(first), Kind.seen(read)))
                return Optional.of(finding(
                        key,
                        quiet,
                        List.of(first, second, read),
                        full(first) + ", then " + full(second) + ", then " + full(read)
                                + ": the answer came back, which no write of unknown outcome can have written"));
        }
        return Optional.empty();
    }

    private static Finding finding(String key, long quiet, List<Operation> reads, String what) {
        Operation first = reads.getFirst();
        String since = quiet == Long.MIN_VALUE
                ? "Nothing was ever written here"
                : "Writing to this key had ended " + length(first.start() - quiet) + " before " + name(first)
                        + " began";
        return new Finding(Anomaly.DIVERGENCE, key, since + ", and yet " + what + ".", reads);
    }
}
