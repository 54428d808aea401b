package theseus.histories.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import theseus.histories.Operation;
import theseus.histories.check.Budget;
import theseus.histories.check.Corruption;
import theseus.histories.check.Jury;
import theseus.histories.model.Append;
import theseus.histories.model.CasRegister;
import theseus.histories.model.Model;

/// Holds the algorithms of the judge against each other, and the portfolio against all of them, on random histories of
/// a
/// correct object, most of them with lies in them.
public final class Cross {
    private static final Budget EACH = Budget.of(Duration.ofMillis(5));
    private static final int SHOWN = 5;

    /// Histories of one sort: which, and what came of them.
    private static final class Sort {
        final String name;
        final Model model;
        final Mix mix;
        long histories;
        long linearizable;
        long answers;
        long disagreements;

        Sort(String name, Model model, Mix mix) {
            this.name = name;
            this.model = model;
            this.mix = mix;
        }
    }

    private final PrintStream out;
    private final long seed;
    private final List<Sort> sorts = List.of(
            new Sort("register, unique writes", new CasRegister(), new Mix(0, 1, 0, 0, false, 50)),
            new Sort("register, 3 values", new CasRegister(), new Mix(0, 1, 0, 3, false, 80)),
            new Sort("cas-register, unique writes", new CasRegister(), new Mix(0, 1, 0, 0, true, 80)),
            new Sort("cas-register, 4 values", new CasRegister(), new Mix(0, 1, 0, 4, true, 120)),
            new Sort("append", new Append(), new Mix(0, 1, 0, Mix.APPENDS, false, 50)));

    private Cross(PrintStream out, long seed) {
        this.out = out;
        this.seed = seed;
    }

    /// Judges so many histories of each sort and prints the counts; whether all agreed.
    public static boolean run(PrintStream out, long seed, long each) {
        Cross cross = new Cross(out, seed);
        for (Sort sort : cross.sorts) for (long number = 0; number < each; number++) cross.judge(sort, number);
        return cross.table();
    }

    private void judge(Sort sort, long number) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        List<Operation> history = history(sort, random);
        Map<String, Boolean> answers = Jury.ask(history, sort.model, EACH);
        sort.histories++;
        sort.answers += answers.size();
        if (!answers.containsValue(false)) sort.linearizable++;
        if (!answers.containsValue(false) || !answers.containsValue(true)) return;
        if (++sort.disagreements <= SHOWN)
            out.println(sort.name + ", seed " + seed + ", history " + number + ": " + answers + " on " + history);
    }

    private static List<Operation> history(Sort sort, SplittableRandom random) {
        Mix mix = sort.mix;
        Mix sized = new Mix(
                6 + random.nextInt(19),
                1,
                2 + random.nextInt(5),
                mix.values(),
                mix.cas(),
                random.nextInt(mix.crashed()));
        List<Operation> history = Simulated.history(sized, random.nextLong());
        for (int tries = random.nextInt(4); tries > 0; tries--) {
            Corruption corruption = Corruption.values()[random.nextInt(Corruption.values().length)];
            int place = random.nextInt(history.size());
            if (corruption.concerns(history.get(place)))
                history = corruption.in(history, place, random).orElse(history);
        }
        return history;
    }

    private boolean table() {
        out.println("| histories of 6 to 24 operations | judged | linearizable | answers compared | disagreements |");
        out.println("|---|---|---|---|---|");
        long wrong = 0;
        for (Sort sort : sorts) {
            wrong += sort.disagreements;
            out.printf(
                    Locale.ROOT,
                    "| %s | %,d | %,d | %,d | %,d |%n",
                    sort.name,
                    sort.histories,
                    sort.linearizable,
                    sort.answers,
                    sort.disagreements);
        }
        return wrong == 0;
    }
}
