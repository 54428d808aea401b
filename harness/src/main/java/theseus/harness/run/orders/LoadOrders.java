package theseus.harness.run.orders;

import theseus.harness.run.RunOptions;

/// The load that is asked for.
///
/// @param keys how many
/// @param clients a number, or one per node such as `3n`
/// @param rate operations per second; null for as many as fit the number and the time
/// @param operations of the main part; null for rate times time, or the usual number
/// @param time of the main part, such as `20s`; null for one that fits the phases
public record LoadOrders(int keys, String clients, Double rate, Long operations, String time) {
    RunOptions.Load read(Spelling spelling, int members) {
        spelling.check(keys >= 1 && keys <= 1_000_000, "keys", keys, "1 to 1000000");
        spelling.check(rate == null || rate > 0, "rate", rate, "more than 0");
        spelling.check(operations == null || operations > 0, "ops", operations, "at least 1");
        return new RunOptions.Load(
                keys,
                threads(spelling, members),
                rate == null ? 0 : rate,
                Durations.millis(spelling, "time", time, 0),
                operations == null ? 0 : operations);
    }

    private int threads(Spelling spelling, int members) {
        String digits = clients.endsWith("n") ? clients.substring(0, clients.length() - 1) : clients;
        spelling.check(digits.matches("[1-9][0-9]{0,3}"), "clients", clients, "a number such as 9, or 3n");
        int number = Integer.parseInt(digits) * (clients.endsWith("n") ? members : 1);
        return number == 3 * members ? 0 : number;
    }
}
