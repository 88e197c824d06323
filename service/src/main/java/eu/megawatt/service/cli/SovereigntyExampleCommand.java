package eu.megawatt.service.cli;

import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.service.demo.ExampleRegister;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code megawatt sovereignty example}: a made-up register to try things with. */
@Command(
    name = "example",
    description = {
      "Writes the register of the demonstration as it is today: five places, a bank's profile that",
      "only its own premises satisfy, a defence profile that one hall does, and an operator whose",
      "owners a profile does not admit.%n"
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  megawatt sovereignty example > register.yaml",
      "  megawatt sovereignty example --out register.json.gz"
    })
final class SovereigntyExampleCommand implements Callable<Integer> {

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Where to write it (default: YAML on standard output); gzipped for .gz.")
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() throws IOException {
    out.ifPresent(Documents::requireWritable);
    ExampleRegister register = ExampleRegister.at(Clock.systemUTC().instant());
    if (out.isPresent()) {
      register.write(out.get());
    } else {
      register.write(Syntax.YAML, System.out);
      System.out.flush();
    }
    return 0;
  }
}
