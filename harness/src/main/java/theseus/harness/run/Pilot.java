package theseus.harness.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import theseus.harness.generator.Chance;
import theseus.harness.system.Move;
import theseus.harness.system.View;
import theseus.harness.workload.Register;
import theseus.harness.world.Scene;

/// Says who joins, leaves or dies in a leg, once it is known who is there: drawn from the seed among those who may.
final class Pilot {
    private static final int FACTOR_MAX = 5;
    private static final int COMES_BACK_PERCENT = 40;

    private final Scene scene;
    private final List<String> fresh;
    private final List<String> gone = new ArrayList<>();
    private final List<String> buried = new ArrayList<>();
    private Chance chance;

    Pilot(Scene scene) {
        this.scene = scene;
        this.fresh = new ArrayList<>(scene.joiners());
        this.chance = Chance.of(scene.seed(), "pilot");
    }

    /// The migration; empty where there is none of this kind that could be carried out. In a migration under way it is
    /// chosen for the time after it.
    Optional<Move> choose(Move.Kind kind, View view) {
        List<String> members = membersAfter(view);
        int replicas =
                view.newOwners().values().stream().mapToInt(List::size).max().orElse(0);
        if (members.size() + kind.growth() < replicas) return Optional.empty();
        Optional<Move> move = switch (kind) {
            case JOIN -> Optional.of(new Move.Join(comer(members)));
            case LEAVE -> Optional.of(new Move.Leave(one(members)));
            case REPLACE -> victim(members, replicas).map(dead -> new Move.Replace(dead, comer(members)));
            case REMOVE -> victim(members, replicas).map(Move.Remove::new);
            case REFACTOR -> factor(members, replicas).map(to -> new Move.Refactor(Register.TENANT, to));
        };
        move.ifPresent(this::remember);
        return move;
    }

    /// The same migration with another comer; empty where there is none, or where nobody comes.
    Optional<Move> withAnotherComer(Move move, View view) {
        boolean nobody = fresh.isEmpty() && view.members().containsAll(gone);
        return switch (move) {
            case Move.Join _ when !nobody -> Optional.of(new Move.Join(hired(view)));
            case Move.Replace replace when !nobody -> Optional.of(new Move.Replace(replace.dead(), hired(view)));
            case Move.Join _, Move.Replace _, Move.Leave _, Move.Remove _, Move.Refactor _ -> Optional.empty();
        };
    }

    private String hired(View view) {
        String comer = comer(view.members());
        hire(comer);
        return comer;
    }

    private void hire(String comer) {
        fresh.remove(comer);
        gone.remove(comer);
    }

    private void remember(Move move) {
        hire(move.comes());
        if (move.died() != null) bury(move.died());
        else if (move.goes() != null) gone.add(move.goes());
    }

    /// Who was to leave, and stayed, may die all the same.
    void bury(String dead) {
        if (!buried.contains(dead)) buried.add(dead);
        gone.remove(dead);
    }

    private static List<String> membersAfter(View view) {
        List<String> members = new ArrayList<>(view.members());
        if (view.move() == null) return members;
        members.remove(view.move().goes());
        if (view.move().comes() != null && !members.contains(view.move().comes()))
            members.add(view.move().comes());
        return members;
    }

    /// A node that has left may come back; else one that was never there.
    private String comer(List<String> members) {
        List<String> returning =
                gone.stream().filter(node -> !members.contains(node)).toList();
        chance = chance.next();
        boolean back = chance.below(100) < COMES_BACK_PERCENT || fresh.isEmpty();
        return back && !returning.isEmpty() ? one(returning) : fresh.getFirst();
    }

    /// Who dies: with it gone, each key must still have a majority, and so must those who decide.
    private Optional<String> victim(List<String> members, int replicas) {
        if (replicas < Course.REPLICAS_THAT_BEAR_A_LOSS) return Optional.empty();
        List<String> seats = scene.seats();
        long seatsLost = buried.stream().filter(seats::contains).count();
        boolean seatsToSpare = seatsLost < (seats.size() - 1) / 2;
        List<String> mortal = members.stream()
                .filter(node -> seatsToSpare || !seats.contains(node))
                .toList();
        return mortal.isEmpty() ? Optional.empty() : Optional.of(one(mortal));
    }

    private Optional<Integer> factor(List<String> members, int replicas) {
        List<Integer> others = IntStream.rangeClosed(1, Math.min(FACTOR_MAX, members.size()))
                .filter(factor -> factor != replicas)
                .boxed()
                .toList();
        return others.isEmpty() ? Optional.empty() : Optional.of(one(others));
    }

    private <T> T one(List<T> some) {
        chance = chance.next();
        return some.get(chance.below(some.size()));
    }
}
