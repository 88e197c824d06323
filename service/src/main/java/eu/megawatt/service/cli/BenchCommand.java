package eu.megawatt.service.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * {@code megawatt bench}, which the launcher does itself: it is here to be listed and explained.
 */
@Command(
    name = "bench",
    description = {
      "Measures Megawatt itself: plan quality beside other solvers, speed, unseen scenarios.",
      "",
      "The launcher builds and runs it; megawatt bench --help lists what it measures.%n"
    },
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    throw new BadInput("The benchmarks are run by the launcher: ./megawatt bench --help");
  }
}
