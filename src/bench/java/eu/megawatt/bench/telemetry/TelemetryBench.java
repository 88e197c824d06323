package eu.megawatt.bench.telemetry;

import eu.megawatt.bench.record.Checkout;
import eu.megawatt.bench.record.Machine;
import eu.megawatt.bench.record.Results;
import eu.megawatt.bench.telemetry.Receiver.Kind;
import eu.megawatt.bench.telemetry.TelemetryResult.Row;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench telemetry}: what receiving telemetry costs. */
@Command(
    name = "telemetry",
    description = {
      "Starts the service, pinned to core 0, and sends it remote_write 1.0 from core 1: two",
      "connections with one request in flight each. Measures CPU-seconds per million samples, the",
      "burst, memory with 600,000 series, and the answers at 40,000 samples/s.",
      "",
      "A run takes about seven minutes; let nothing else run.%n"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  megawatt bench telemetry",
      "  megawatt bench telemetry --peer VICTORIA_METRICS",
      "  megawatt bench telemetry --quick"
    })
public final class TelemetryBench implements Callable<Integer> {

  private static final String SENDER_CORE = "1";
  private static final int SHARDS = 2;
  private static final double QUICK_OVERLOAD_SECONDS = 20;

  @Option(
      names = "--peer",
      paramLabel = "NAME",
      description = "Beside it, if installed; may stand twice: ${COMPLETION-CANDIDATES}.")
  private List<Peer> peers = List.of();

  @Option(
      names = "--overload",
      description = "Also three times what the burst has shown, over 64 connections.")
  private boolean overload;

  @Option(
      names = "--overload-seconds",
      paramLabel = "N",
      defaultValue = "300",
      description = "How long (default: ${DEFAULT-VALUE}).")
  private double overloadSeconds = 300;

  @Option(
      names = "--quick",
      description = "A hundredth of it: whether it all runs. Kept apart, under target.")
  private boolean quick;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to keep the result (default: src/bench/results).")
  private Optional<Path> out = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final List<Row> rows = new ArrayList<>();

  /** Whom it can be held against. */
  private enum Peer {
    PROMETHEUS(Kind.PROMETHEUS),
    VICTORIA_METRICS(Kind.VICTORIA_METRICS);

    private final Kind kind;

    Peer(Kind kind) {
      this.kind = kind;
    }
  }

  /**
   * One kind of run.
   *
   * @param samplesPerSecond 0 for as fast as it goes
   * @param ofPeers whether peers are held against it
   */
  private record Run(
      String name,
      int nodes,
      int rounds,
      int shards,
      double samplesPerSecond,
      double seconds,
      boolean ofPeers) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter text = spec.commandLine().getOut();
    Machine machine = Machine.here();
    text.println(machine);
    text.println(RowLine.HEAD);
    text.flush();
    buildTheService();
    pinThisProcess();
    for (Kind kind : kinds(text)) {
      for (Run run : runs()) {
        if (kind == Kind.MEGAWATT || run.ofPeers) {
          measure(kind, run, text);
        }
      }
    }
    if (overload) {
      Row row = new OverloadRun(overloadSeconds()).measure(rows.getFirst().samplesPerSecond());
      rows.add(row);
      text.println(RowLine.of(row));
      row.overload().map(RowLine::of).ifPresent(text::println);
    }
    Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    TelemetryResult result =
        new TelemetryResult(TelemetryResult.FORMAT, at, Checkout.commit(), machine, rows);
    Path folder = out.orElse(quick ? Checkout.scratch() : Checkout.results());
    text.println("Kept as " + Results.write(folder, "telemetry", at, result));
    text.flush();
    return 0;
  }

  private List<Kind> kinds(PrintWriter text) {
    List<Kind> kinds = new ArrayList<>(List.of(Kind.MEGAWATT));
    for (Peer peer : peers) {
      Kind kind = peer.kind;
      if (kind.isInstalled()) {
        kinds.add(kind);
      } else {
        text.println(kind.program() + ": not run, it is not installed here");
      }
    }
    return kinds;
  }

  private List<Run> runs() {
    if (quick) {
      return List.of(
          new Run("burst", 100, 30, SHARDS, 0, 60, true),
          new Run("paced", 100, 30, SHARDS, 40_000, 60, false));
    }
    return List.of(
        new Run("burst", 2_500, 100, SHARDS, 0, 300, true),
        new Run("long burst", 2_500, 300, SHARDS, 0, 300, false),
        new Run("every series of the fleet", 12_500, 10, SHARDS, 0, 300, true),
        new Run("40,000 samples/s", 2_500, 60, SHARDS, 40_000, 180, false));
  }

  private double overloadSeconds() {
    return quick ? Math.min(QUICK_OVERLOAD_SECONDS, overloadSeconds) : overloadSeconds;
  }

  private void measure(Kind kind, Run run, PrintWriter text)
      throws IOException, InterruptedException {
    Path file = Files.createTempFile("corpus", ".bin");
    try {
      long start = System.currentTimeMillis() - run.rounds * Corpus.STEP_MILLIS;
      new Corpus(run.nodes, run.shards).write(file, run.rounds, start);
      try (Receiver receiver = Receiver.start(kind, run.nodes);
          CorpusFile corpus = new CorpusFile(file)) {
        LoadReport report =
            new LoadSender(
                    receiver.writeAddress(), receiver.token(), run.samplesPerSecond, run.seconds)
                .send(corpus, receiver.pid());
        Row row =
            Row.of(
                kind.program(),
                run.name,
                run.nodes * Corpus.SERIES_PER_NODE,
                report,
                Optional.empty());
        rows.add(row);
        text.println(RowLine.of(row));
        text.flush();
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** The launcher builds what is stale before it does anything; here, before it is measured. */
  private static void buildTheService() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(Checkout.root().resolve("megawatt").toString(), "--version")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("The service cannot be built; try ./megawatt --version");
    }
  }

  /** Every thread that there is, and with them those to come. */
  private static void pinThisProcess() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                "taskset",
                "-a",
                "-c",
                "-p",
                SENDER_CORE,
                Long.toString(ProcessHandle.current().pid()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("This needs two cores and taskset, from util-linux");
    }
  }
}
