package eu.megawatt.service.cli;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.document.InventoryWriter;
import eu.megawatt.telemetry.simulate.SimulatedFleet;
import eu.megawatt.telemetry.simulate.TruthWriter;
import eu.megawatt.telemetry.simulate.emit.Emission;
import eu.megawatt.telemetry.simulate.emit.Faults;
import eu.megawatt.telemetry.simulate.emit.PowerSensor;
import eu.megawatt.telemetry.simulate.emit.WriteVersion;
import eu.megawatt.telemetry.simulate.send.RemoteWriteSender;
import eu.megawatt.telemetry.simulate.send.ScrapeServer;
import eu.megawatt.telemetry.simulate.send.SendSettings;
import eu.megawatt.telemetry.simulate.send.SimulatedClock;
import eu.megawatt.telemetry.simulate.send.SimulationRun;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code megawatt simulate}: a fleet that does not exist, for those who read meters. */
@Command(
    name = "simulate",
    description = {
      "Simulates a fleet's exporters: GPUs by job, node sensors, meters, and what goes wrong with",
      "them. The same fleet and seed give the same samples; what every job, node and power domain",
      "really took is known to the millijoule.",
      "",
      "It sends remote_write as Prometheus does (--to), or lets itself be scraped (--listen).",
      "Faster than 1 it simulates the past until it has caught up with the present.%n"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  megawatt simulate --nodes 100 --to http://127.0.0.1:8080/api/v1/write --token T",
      "  megawatt simulate --nodes 12500 --speed 60 --duration 6h --to URL --truth truth.json",
      "  megawatt simulate --fleet pocket --listen 9400"
    })
final class SimulateCommand implements Callable<Integer> {

  private static final Duration WITHIN_THE_LATE_WINDOW = Duration.ofHours(22);

  private static final Instant FOREVER = Instant.ofEpochMilli(Long.MAX_VALUE);

  @Option(
      names = "--fleet",
      paramLabel = "FLEET",
      description = "A fleet document, or one of the examples pocket, forty, ramp.")
  private Optional<String> fleet = Optional.empty();

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description = "Or a plain fleet of so many nodes with eight GPUs each.")
  private Optional<Integer> nodes = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "URL",
      description = "Send remote_write there; without a path, to /api/v1/write.")
  private Optional<URI> to = Optional.empty();

  @Option(
      names = "--allocations",
      paramLabel = "URL",
      description =
          "Declare the jobs there as they begin and end (default: /api/v1/allocations beside"
              + " /api/v1/write).")
  private Optional<URI> allocations = Optional.empty();

  @Option(names = "--no-allocations", description = "Declare no jobs.")
  private boolean isSilentOfJobs;

  @Option(
      names = "--listen",
      paramLabel = "PORT",
      description =
          "Or be scraped on 127.0.0.1: /targets, /nodes/ID/metrics, /meters/metrics; 0 takes any"
              + " free port.")
  private Optional<Integer> listen = Optional.empty();

  @Option(names = "--token", paramLabel = "T", description = "Sent as \"Authorization: Bearer T\".")
  private Optional<String> token = Optional.empty();

  @Option(
      names = "--protocol",
      paramLabel = "V",
      defaultValue = "V2",
      description = "Of remote_write: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private WriteVersion protocol = WriteVersion.V2;

  @Option(
      names = "--speed",
      paramLabel = "X",
      defaultValue = "1",
      description = "How much faster than ours its time passes (default: ${DEFAULT-VALUE}).")
  private double speed;

  @Option(
      names = "--duration",
      paramLabel = "D",
      description =
          "How much time is simulated, like 90s, 30m, 6h (default: until Ctrl-C, after the past 22 h"
              + " where it is faster than 1).")
  private Optional<String> duration = Optional.empty();

  @Option(
      names = "--interval",
      paramLabel = "D",
      defaultValue = "15s",
      description = "Between two scrapes of a node (default: ${DEFAULT-VALUE}).")
  private String interval = "";

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "The only source of chance (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--faults",
      paramLabel = "MIX",
      defaultValue = "default",
      description =
          "default, none, all, or a file of lines like \"lost-ratio = 0.01\" (default:"
              + " ${DEFAULT-VALUE}).")
  private String faults = "";

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description = "Write what jobs, nodes, domains, sites and meters really took, as JSON.")
  private Optional<Path> truth = Optional.empty();

  @Option(
      names = "--write-fleet",
      paramLabel = "FILE",
      description = "Write the fleet's document, for the service to know it by.")
  private Optional<Path> writeFleet = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (fleet.isPresent() == nodes.isPresent()) {
      throw new ParameterException(spec.commandLine(), "Give one of --fleet and --nodes");
    }
    if (to.isPresent() == listen.isPresent()) {
      throw new ParameterException(spec.commandLine(), "Give one of --to and --listen");
    }
    truth.ifPresent(Documents::requireWritable);
    writeFleet.ifPresent(Documents::requireWritable);
    try {
      return run();
    } catch (BindException e) {
      throw new BadInput(
          "--listen %d: %s. Maybe take another port, or 0 for any free one"
              .formatted(listen.orElse(0), e.getMessage()),
          e);
    } catch (IllegalArgumentException e) {
      throw new BadInput(String.valueOf(e.getMessage()), e);
    }
  }

  private int run() throws IOException, InterruptedException {
    Inventory inventory = SimulatedChoice.fleet(fleet, nodes);
    Faults mix = SimulatedChoice.faults(faults);
    if (writeFleet.isPresent()) {
      InventoryWriter.write(inventory, writeFleet.get());
    }
    Clock wall = Clock.systemUTC();
    SimulatedClock time =
        SimulatedClock.of(
            wall.instant(),
            speed,
            duration().orElse(speed > 1 ? WITHIN_THE_LATE_WINDOW : Duration.ZERO));
    SimulatedFleet simulated = new SimulatedFleet(inventory, seed, time.start());
    Emission emission =
        new Emission(
            simulated,
            mix,
            SimulatedChoice.duration("--interval", interval),
            PowerSensor.SECOND_MEAN);
    Instant end = duration().map(time.start()::plus).orElse(FOREVER);
    try (Stopping stopping = new Stopping()) {
      Instant reached =
          listen.isPresent()
              ? listen(simulated, emission, time, wall, end, stopping)
              : send(simulated, emission, time, wall, end, stopping);
      if (truth.isPresent()) {
        writeTruth(simulated, time.start(), reached, truth.get());
      }
    }
    return 0;
  }

  private Optional<Duration> duration() {
    return duration.map(text -> SimulatedChoice.duration("--duration", text));
  }

  private Instant send(
      SimulatedFleet simulated,
      Emission emission,
      SimulatedClock time,
      Clock wall,
      Instant end,
      Stopping stopping)
      throws InterruptedException {
    URI address = SimulatedChoice.address(to.orElseThrow());
    try (RemoteWriteSender sender =
            new RemoteWriteSender(SendSettings.usual(address, token, protocol));
        DeclaredJobs jobs = declaredJobs(simulated, address, time, wall, end)) {
      SimulationRun run = new SimulationRun(emission, sender, time, wall);
      SimulationProgress progress = SimulationProgress.of(spec.commandLine());
      stopping.asks(run::stop);
      SimulationRun.Progress last = run.run(end, progress::show);
      progress.end(last);
      jobs.endAt(last.at(), spec.commandLine().getOut());
      return last.at();
    }
  }

  private DeclaredJobs declaredJobs(
      SimulatedFleet simulated, URI address, SimulatedClock time, Clock wall, Instant end) {
    Optional<URI> where =
        isSilentOfJobs ? Optional.empty() : SimulatedChoice.allocations(allocations, address);
    return DeclaredJobs.begin(
        simulated,
        where,
        token,
        time.start(),
        () -> Math.min(time.at(wall.instant()).toEpochMilli(), end.toEpochMilli()));
  }

  private Instant listen(
      SimulatedFleet simulated,
      Emission emission,
      SimulatedClock time,
      Clock wall,
      Instant end,
      Stopping stopping)
      throws IOException, InterruptedException {
    try (ScrapeServer server =
        new ScrapeServer(
            simulated,
            emission,
            listen.orElseThrow(),
            () -> time.at(wall.instant()).toEpochMilli())) {
      spec.commandLine()
          .getOut()
          .printf(
              Locale.ROOT,
              "%,d nodes to be scraped at http://127.0.0.1:%d/targets. Ctrl-C ends it.%n",
              simulated.nodes().size(),
              server.port());
      spec.commandLine().getOut().flush();
      stopping.awaitMillis((long) ((end.toEpochMilli() - time.start().toEpochMilli()) / speed));
      return time.at(wall.instant());
    }
  }

  private void writeTruth(SimulatedFleet simulated, Instant from, Instant to, Path file)
      throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      new TruthWriter(simulated, from, to).write(out);
    }
    spec.commandLine().getErr().println("The truth is in " + file);
    spec.commandLine().getErr().flush();
  }
}
