package theseus.harness.generator;

import java.util.ArrayList;
import java.util.List;

/// Takes each operation from one of its parts, drawn by weight. Done when any part is.
public record Mix(List<Part> parts, Chance chance) implements Generator {
    /// @param weight how often relative to the other parts; 0 switches the part off
    public record Part(int weight, Generator generator) {}

    public Mix {
        parts = List.copyOf(parts);
        if (parts.stream().mapToInt(Part::weight).sum() <= 0)
            throw new IllegalArgumentException("a mix needs a part with a weight above 0");
    }

    @Override
    public Step op(Context context) {
        int drawn = draw();
        Part part = parts.get(drawn);
        return switch (part.generator().op(context)) {
            case Step.Invoke(int thread, Invocation invocation, Generator then) ->
                new Step.Invoke(thread, invocation, with(drawn, then));
            case Step.Wait(long until, Generator then) -> new Step.Wait(until, with(drawn, then));
            case Step.Done done -> done;
        };
    }

    @Override
    public Generator update(News news) {
        List<Part> told = new ArrayList<>(parts.size());
        boolean same = true;
        for (Part part : parts) {
            Generator after = part.generator().update(news);
            same &= after == part.generator();
            told.add(new Part(part.weight(), after));
        }
        return same ? this : new Mix(told, chance);
    }

    private int draw() {
        int point = chance.below(parts.stream().mapToInt(Part::weight).sum());
        int part = 0;
        while (point >= parts.get(part).weight()) point -= parts.get(part++).weight();
        return part;
    }

    private Mix with(int changed, Generator then) {
        List<Part> after = new ArrayList<>(parts);
        after.set(changed, new Part(parts.get(changed).weight(), then));
        return new Mix(after, chance.next());
    }
}
