package eu.megawatt.service.cli;

import eu.megawatt.kernels.agent.AgentCommand;
import eu.megawatt.kernels.command.KernelsCommand;
import eu.megawatt.service.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/** The command line. */
@Command(
    name = "megawatt",
    description = "Plans and schedules AI compute in the unit it really runs on: the megawatt.%n",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Megawatt.Current.class,
    subcommands = {
      ServeCommand.class,
      PlanCommand.class,
      CheckCommand.class,
      DemoScenarioCommand.class,
      PackCommand.class,
      FleetCommand.class,
      OutlookCommand.class,
      BuildOutCommand.class,
      PowerCommand.class,
      BackTestCommand.class,
      ReportCommand.class,
      FocusCommand.class,
      SovereigntyCommand.class,
      AttestCommand.class,
      SourcesCommand.class,
      TelemetryCommand.class,
      SimulateCommand.class,
      KueueCommand.class,
      KernelsCommand.class,
      AgentCommand.class,
      AgentImageCommand.class,
      RehearseCommand.class,
      SignInCommand.class,
      TestCommand.class,
      BenchCommand.class,
      HelpCommand.class
    },
    footer = {
      "",
      "Each command explains itself: megawatt COMMAND --help",
      "",
      "Exit codes: 0 done, 1 the plan has breaches or the fleets differ, 2 something is",
      "wrong with what was given, 70 a mistake of ours, 130 stopped by Ctrl-C."
    })
public final class Megawatt {

  private Megawatt() {}

  /** Runs a command and exits with its code. */
  public static void main(String... args) {
    Logging.configure();
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Megawatt())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(Failures::handle);
  }

  /** The version as the build says. */
  static final class Current implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"Megawatt " + Version.CURRENT + ", on Java " + Runtime.version()};
    }
  }
}
