package eu.megawatt.service.cli;

import eu.megawatt.fleet.inventory.Inventory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code megawatt fleet check}: whether a fleet document can be used. */
@Command(
    name = "check",
    description = {
      "Checks a fleet document as a whole and says everything that is wrong with it.",
      "",
      "Exit code 0: nothing is wrong; 2: something is.%n"
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  megawatt fleet check fleet.yaml"})
final class FleetCheckCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "The fleet: YAML or JSON, may be gzipped.")
  private Path file = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Inventory fleet = Documents.fleet(file);
    PrintWriter out = spec.commandLine().getOut();
    FleetText.print(fleet, out);
    out.println("Nothing is wrong with it.");
    out.flush();
    return 0;
  }
}
