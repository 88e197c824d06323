package eu.megawatt.service.cli;

import eu.megawatt.fleet.inventory.InventoryChange;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code megawatt fleet diff}: what changes from one fleet to another. */
@Command(
    name = "diff",
    description = {
      "Says what was added, changed and retired from one fleet document to another.",
      "The order of entries and the syntax are no difference.",
      "",
      "Exit code 0: the same fleet; 1: they differ; 2: a file cannot be used.%n"
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  megawatt fleet diff fleet.yaml new.yaml"})
final class FleetDiffCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "OLD", description = "The fleet before.")
  private Path old = Path.of("");

  @Parameters(index = "1", paramLabel = "NEW", description = "The fleet after.")
  private Path now = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    InventoryChange change = InventoryChange.between(Documents.fleet(old), Documents.fleet(now));
    PrintWriter out = spec.commandLine().getOut();
    FleetText.print(change, out);
    out.flush();
    return change.isEmpty() ? 0 : 1;
  }
}
