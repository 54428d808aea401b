package theseus.node.host.admin;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// The ring and the migration as a table, once or until stopped.
@Command(name = "status", mixinStandardHelpOptions = true, description = "Show the ring and the migration under way.")
final class StatusCommand implements Callable<Integer> {
    private static final String FROM_THE_TOP = "\u001b[H\u001b[J";

    @ParentCommand
    private Admin admin;

    @Option(
            names = "--watch",
            arity = "0..1",
            fallbackValue = "1",
            paramLabel = "SECONDS",
            description = "show it again every so often, until stopped")
    private Integer everySeconds;

    @Option(names = "--until-steady", description = "with --watch: end when no migration is under way")
    private boolean untilSteady;

    @Override
    public Integer call() throws InterruptedException {
        Nodes nodes = admin.nodes();
        if (everySeconds == null) {
            show(nodes, "");
            return 0;
        }
        while (true) {
            show(nodes, admin.wantsJson() ? "" : FROM_THE_TOP);
            if (untilSteady
                    && nodes.any("GET", "/v1/topology", null)
                            .path("phase")
                            .asText()
                            .equals("STEADY")) return 0;
            TimeUnit.SECONDS.sleep(Math.max(1, everySeconds));
        }
    }

    private void show(Nodes nodes, String before) {
        List<String> lines = admin.wantsJson() ? List.of() : Sheet.status(nodes);
        admin.out().print(before);
        admin.tell(admin.wantsJson() ? nodes.any("GET", "/v1/topology", null) : null, () -> lines);
    }
}
