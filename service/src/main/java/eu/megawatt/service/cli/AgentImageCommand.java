package eu.megawatt.service.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * {@code megawatt agent-image}, which the launcher does itself: it is here to be listed and
 * explained.
 */
@Command(
    name = "agent-image",
    description = {
      "Makes an archive of the agent that runs on a target with nothing but a C library and a driver.",
      "",
      "The launcher makes it; megawatt agent-image --help says how.%n"
    },
    mixinStandardHelpOptions = true)
final class AgentImageCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    throw new BadInput("The archive is made by the launcher: ./megawatt agent-image");
  }
}
