package eu.megawatt.service.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code megawatt test}, which the launcher does itself: it is here to be listed and explained. */
@Command(
    name = "test",
    description = {
      "Runs every test of Megawatt itself, as mvn verify with the arguments that follow.",
      "",
      "Where it may (root, apt) it installs Chromium for the browser tests and says so; where it"
          + " may not, it stops with the line to run.%n"
    },
    mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    throw new BadInput("The tests are run by the launcher: ./megawatt test");
  }
}
