package eu.megawatt.kernels.command;

import eu.megawatt.kernels.agent.AgentCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** What the agent's archive runs: the suite and the agent, without the service. */
@Command(
    name = "megawatt",
    description = "Measures a node, by itself or whenever the service asks.%n",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {KernelsCommand.class, AgentCommand.class, HelpCommand.class})
public final class AgentMain {

  private AgentMain() {}

  /** Runs a command and exits with its code. */
  public static void main(String... args) {
    System.exit(
        new CommandLine(new AgentMain())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpAutoWidth(true)
            .execute(args));
  }
}
