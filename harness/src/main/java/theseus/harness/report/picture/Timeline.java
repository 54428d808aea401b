package theseus.harness.report.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import theseus.harness.report.KeptRun;
import theseus.harness.report.Naming;
import theseus.harness.report.account.Evidence;
import theseus.harness.report.film.Film;
import theseus.histories.FaultEvent;
import theseus.histories.History;
import theseus.histories.Literal;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.PhaseEvent;

/// The lanes of a picture: phases, faults, clients; and where the run was filmed, the replicas of the key and the
/// messages about it.
final class Timeline {
    private static final double LETTER = 6.2;
    private static final int OUTSIDE = 60;
    private static final int LANE = 20;
    private static final int CLIENTS_MOST = 24;

    private final History history;
    private final Set<Long> evidence = new TreeSet<>();
    private final String key;
    private final Scale scale;
    private final double top;
    private final List<Integer> clients;
    private final int threads;
    private final Nodes nodes;

    Timeline(KeptRun run, Film film, double left, double width, double top) {
        history = run.history();
        Evidence lead = run.account() == null || run.account().findings().isEmpty()
                ? null
                : run.account().findings().getFirst();
        if (lead != null) evidence.addAll(lead.operations());
        key = lead == null ? null : lead.key();
        long end = Math.max(
                1, history.events().isEmpty() ? 1 : history.events().getLast().time());
        scale = lead == null
                ? new Scale(0, end, left, width)
                : new Scale(film.window().fromNanos(), film.window().toNanos(), left, width);
        this.top = top;
        threads = run.account() == null || run.account().clients() == 0
                ? CLIENTS_MOST
                : run.account().clients();
        clients = clients();
        nodes = new Nodes(film.footage(), key, scale, nodesTop());
    }

    private List<Integer> clients() {
        TreeSet<Integer> seen = new TreeSet<>();
        history.operations().forEach(operation -> seen.add(operation.process() % threads));
        return seen.stream().limit(CLIENTS_MOST).toList();
    }

    private double nodesTop() {
        return top + 16 + LANE + 18 * faults().size() + 4 + LANE * clients.size() + 10;
    }

    int bottom() {
        return (int) nodesTop() + nodes.height();
    }

    void draw(Brush brush) {
        scale.axis(brush, top, bottom());
        phases(brush, top + 14);
        double y = top + 16 + LANE;
        for (List<FaultEvent> fault : faults()) {
            fault(brush, fault, y);
            y += 18;
        }
        y += 4;
        for (int client : clients) {
            brush.text(8, y + 14, "client " + client, Hue.FAINT, 11, 76);
            client(brush, client, y);
            y += LANE;
        }
        nodes.draw(brush);
    }

    private void phases(Brush brush, double y) {
        List<PhaseEvent> phases = history.phases();
        for (int i = 0; i < phases.size(); i++) {
            long from = phases.get(i).time();
            long to = i + 1 < phases.size() ? phases.get(i + 1).time() : scale.toNanos();
            if (!scale.shows(from, to)) continue;
            double left = scale.x(from);
            brush.fill(left, y, scale.x(to) - left, LANE - 2, i % 2 == 0 ? Hue.PANEL : Hue.BAND);
            brush.line(left, y, left, bottom(), Hue.FAINT, true);
            String words = phases.get(i).phase() + " " + phases.get(i).epoch();
            brush.text(left + 4, y + 13, words, Hue.TEXT, 11, scale.x(to) - left - 6);
        }
        brush.text(8, y + 13, "phase", Hue.FAINT, 11, 76);
    }

    /// The steps of each fault that was in effect in what is shown.
    private List<List<FaultEvent>> faults() {
        TreeMap<Integer, List<FaultEvent>> faults = new TreeMap<>();
        for (FaultEvent event : history.faults())
            faults.computeIfAbsent(event.fault(), _ -> new ArrayList<>()).add(event);
        return faults.values().stream()
                .filter(steps -> step(steps, FaultEvent.Step.APPLIED) >= 0
                        && scale.shows(step(steps, FaultEvent.Step.APPLIED), healed(steps)))
                .toList();
    }

    private static long step(List<FaultEvent> steps, FaultEvent.Step wanted) {
        return steps.stream()
                .filter(event -> event.step() == wanted)
                .mapToLong(FaultEvent::time)
                .findFirst()
                .orElse(-1);
    }

    private static long healed(List<FaultEvent> steps) {
        long healed = step(steps, FaultEvent.Step.HEALED);
        return healed < 0 ? Long.MAX_VALUE : healed;
    }

    private void fault(Brush brush, List<FaultEvent> steps, double y) {
        double left = scale.x(step(steps, FaultEvent.Step.APPLIED));
        double width = Math.max(2, scale.x(healed(steps)) - left);
        brush.fill(left, y, width, 15, Hue.FAULT);
        brush.frame(left, y, width, 15, Hue.BAD, 1);
        String words =
                steps.getLast().kind() + " " + String.join(" ", steps.getLast().nodes());
        brush.text(left + 4, y + 11, words, Hue.TEXT, 10, Math.max(60, width - 6));
    }

    private void client(Brush brush, int client, double y) {
        for (Operation operation : history.operations()) {
            if (operation.process() % threads != client) continue;
            if (scale.shows(operation.start(), operation.finish())) operation(brush, operation, y);
        }
    }

    private void operation(Brush brush, Operation operation, double y) {
        double left = scale.x(operation.start());
        double width = Math.max(2, scale.x(operation.finish()) - left);
        Hue hue = Hue.of(operation.f());
        boolean ok = operation.outcome() instanceof Outcome.Ok;
        if (ok) brush.fill(left, y + 2, width, LANE - 5, hue);
        else if (operation.outcome() instanceof Outcome.Failed) brush.frame(left, y + 2, width, LANE - 5, hue, 1);
        else brush.line(left, y + LANE / 2.0, left + width, y + LANE / 2.0, hue, true);
        if (evidence.contains(operation.invoked())) brush.frame(left - 1, y, width + 2, LANE - 1, Hue.BAD, 2);
        label(brush, operation, left, width, y + 14);
    }

    /// Inside what has room for it, the whole or the name alone; what shows the contradiction is named beside it else.
    private void label(Brush brush, Operation operation, double left, double width, double y) {
        String name = Naming.name(operation);
        String inside = fits(words(operation), width) ? words(operation) : name;
        Hue hue = operation.outcome() instanceof Outcome.Ok ? Hue.GROUND : Hue.TEXT;
        if (fits(inside, width)) brush.text(left + 4, y, inside, hue, 10, width - 4);
        else if (evidence.contains(operation.invoked())) brush.text(left + width + 4, y, name, Hue.TEXT, 10, OUTSIDE);
    }

    private static boolean fits(String text, double width) {
        return text.length() * LETTER <= width - 6;
    }

    private static String words(Operation operation) {
        String name = Naming.name(operation);
        if (operation.outcome() instanceof Outcome.Ok(Object value)
                && operation.f().equals("read")) return name + " → " + (value == null ? "nothing" : Literal.of(value));
        return name + (operation.argument() == null ? "" : " := " + Literal.of(operation.argument()));
    }
}
