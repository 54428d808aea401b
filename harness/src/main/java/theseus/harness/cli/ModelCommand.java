package theseus.harness.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import theseus.harness.model.Case;
import theseus.harness.model.Survey;

/// `theseus bench model`: explores the node's own rules exhaustively for four nodes and one key.
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        description = {
            "Explore the node's own rules exhaustively, for a cluster of four nodes and one key, and print what was found.",
            "The right rules must hold in every world, each flaw must be found. See docs/model-check.md."
        })
final class ModelCommand implements Callable<Integer> {
    @Option(
            names = "--flaw",
            paramLabel = "NAME",
            description = "Only this flaw, and the shortest way to each breach that it allows.")
    private String flaw;

    @Option(
            names = "--large",
            description = "The right rules within large bounds: 2 writes, a delete, an abort, and more; takes minutes.")
    private boolean large;

    @Override
    public Integer call() {
        Survey survey = new Survey(System.out, System::nanoTime, flaw != null);
        if (large) return survey.of(Case.large()) ? 0 : 1;
        List<Case> cases = Stream.concat(Case.right().stream(), Case.flawed().stream())
                .filter(each -> flaw == null || each.name().equals(flaw))
                .toList();
        if (cases.isEmpty()) {
            System.err.println("theseus: the model knows no flaw '" + flaw + "'; expected one of "
                    + String.join(", ", Case.flawed().stream().map(Case::name).toList()));
            return Theseus.BAD_ARGUMENTS;
        }
        return survey.of(cases) ? 0 : 1;
    }
}
