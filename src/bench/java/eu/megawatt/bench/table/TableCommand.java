package eu.megawatt.bench.table;

import eu.megawatt.bench.record.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench table}: puts the newest results into the README. */
@Command(
    name = "table",
    description = {
      "Puts the newest results of src/bench/results into the README, between its markers. The same",
      "results make the same text; a test checks that the README has it.%n"
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  megawatt bench table", "  megawatt bench table --print"})
public final class TableCommand implements Callable<Integer> {

  @Option(names = "--print", description = "Print the section and leave the README alone.")
  private boolean print;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    String section = ReadmeSection.of(Checkout.results());
    if (print) {
      spec.commandLine().getOut().println(section);
      spec.commandLine().getOut().flush();
      return 0;
    }
    Path readme = Checkout.root().resolve("README.md");
    Files.writeString(readme, ReadmeSection.into(Files.readString(readme), section));
    return 0;
  }
}
