package eu.megawatt.bench;

import eu.megawatt.bench.books.BooksBench;
import eu.megawatt.bench.buildout.BuildOutBench;
import eu.megawatt.bench.forecast.ForecastBench;
import eu.megawatt.bench.kernels.GpuBench;
import eu.megawatt.bench.kernels.KernelsBench;
import eu.megawatt.bench.live.AdmissionBench;
import eu.megawatt.bench.live.CurtailBench;
import eu.megawatt.bench.operation.FairnessBench;
import eu.megawatt.bench.operation.OperationBench;
import eu.megawatt.bench.outlook.OutlookBench;
import eu.megawatt.bench.pack.PackBench;
import eu.megawatt.bench.plan.PlanBench;
import eu.megawatt.bench.records.RecordsBench;
import eu.megawatt.bench.services.ServicesBench;
import eu.megawatt.bench.speed.SpeedBench;
import eu.megawatt.bench.table.TableCommand;
import eu.megawatt.bench.telemetry.TelemetryBench;
import eu.megawatt.bench.unseen.CheckUnseen;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the benchmarks. */
@Command(
    name = "megawatt bench",
    description = {
      "Measures Megawatt: its plans beside other solvers', its speed, its plans of scenarios that",
      "nobody tuned on, packing beside published figures, services beside fixed replicas at peak, kernels",
      "in Java beside C and OpenBLAS and on a GPU beside PyTorch, what receiving telemetry costs, a month",
      "of records, a year of books, outlooks, and forecasts of demand beside what came. Results are kept as",
      "JSON in src/bench/results, with the machine named.%n"
    },
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {
      PlanBench.class,
      SpeedBench.class,
      PackBench.class,
      OperationBench.class,
      FairnessBench.class,
      ServicesBench.class,
      KernelsBench.class,
      GpuBench.class,
      TelemetryBench.class,
      RecordsBench.class,
      BooksBench.class,
      OutlookBench.class,
      BuildOutBench.class,
      ForecastBench.class,
      AdmissionBench.class,
      CurtailBench.class,
      CheckUnseen.class,
      TableCommand.class,
      CommandLine.HelpCommand.class
    },
    footer = {"", "Each command explains itself: megawatt bench COMMAND --help"})
public final class Bench {

  private static final Logger ROOT = Logger.getLogger("");

  private Bench() {}

  /** Runs a command and exits with its code. */
  public static void main(String... args) {
    ROOT.setLevel(Level.SEVERE); // solvers warn of every budget that ends their construction
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Bench())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true);
  }
}
