package theseus.histories.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// The table that the benchmark prints, in Markdown, under a line about the machine.
final class Table {
    private final PrintStream out;

    Table(PrintStream out) {
        this.out = out;
    }

    /// The machine, and the head of the table.
    void head(long seed, int seeds) {
        out.printf(
                Locale.ROOT,
                "%s %s, %s, %d processors, load %.1f; Java %s, heap at most %d MB; seeds %d to %d.%n%n",
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                processor(),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.version(),
                Runtime.getRuntime().maxMemory() >> 20,
                seed,
                seed + seeds - 1);
        out.println("| history | algorithm | median ms | least - most | cpu ms | ops/s | peak MB | at most | |");
        out.println("|---|---|--:|--:|--:|--:|--:|--:|---|");
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 2))
                    .findFirst()
                    .orElse("unknown processor");
        } catch (IOException unreadable) {
            return "unknown processor";
        }
    }

    /// A row of something that was measured again and again.
    void row(String name, String algorithm, int operations, Measured measured, Limit limit, String note) {
        row(
                name,
                algorithm,
                measured.millis(),
                millis(measured.cpuMillis().median()),
                String.format(
                        Locale.ROOT, "%,.0f", operations / measured.millis().median() * 1000),
                String.format(Locale.ROOT, "%.1f", measured.megabytes()),
                limit,
                limit.kept(measured) + " " + note);
    }

    /// A row that only has times.
    void row(String name, String algorithm, Samples times, Limit limit, String note) {
        row(name, algorithm, times, "", "", "", limit, limit.kept(times) + " " + note);
    }

    private void row(
            String name,
            String algorithm,
            Samples times,
            String cpu,
            String speed,
            String memory,
            Limit limit,
            String note) {
        out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %s - %s | %s | %s | %s | %s | %s |%n",
                name,
                algorithm,
                millis(times.median()),
                millis(times.least()),
                millis(times.most()),
                cpu,
                speed,
                memory,
                limit.words(),
                note.strip());
        out.flush();
    }

    static String millis(double millis) {
        return String.format(Locale.ROOT, millis < 0.1 ? "%.3f" : millis < 10 ? "%.2f" : "%,.0f", millis);
    }
}
