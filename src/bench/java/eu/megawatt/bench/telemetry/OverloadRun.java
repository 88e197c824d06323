package eu.megawatt.bench.telemetry;

import eu.megawatt.bench.telemetry.Receiver.Kind;
import eu.megawatt.bench.telemetry.TelemetryResult.Overload;
import eu.megawatt.bench.telemetry.TelemetryResult.Row;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.telemetry.simulate.RowsOfNodes;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The service under three times what it can take: memory, the live look and what was acknowledged
 * are watched, and at its end it is killed and its files are counted.
 */
final class OverloadRun {

  private static final int NODES = 2_560;
  private static final int CONNECTIONS = 64;
  private static final int FACTOR = 3;

  /** Far enough back that rounds of 15 s do not reach the present, near enough to be taken. */
  private static final Duration BACK = Duration.ofHours(23);

  private final double seconds;

  OverloadRun(double seconds) {
    this.seconds = seconds;
  }

  /** Offers a multiple of what a burst has shown. */
  Row measure(double burstSamplesPerSecond) throws IOException, InterruptedException {
    Inventory fleet = RowsOfNodes.of(NODES + 1);
    byte[][] labels = new Corpus(NODES + 1, 1).seriesLabels();
    EndlessLoad load =
        new EndlessLoad(
            Arrays.copyOf(labels, NODES * Corpus.SERIES_PER_NODE),
            CONNECTIONS,
            System.currentTimeMillis() - BACK.toMillis());
    List<Node> nodes = List.copyOf(fleet.nodes().values());
    List<String> uuids =
        nodes.stream().limit(NODES).flatMap(node -> node.gpuUuids().stream()).toList();
    Node watched = nodes.getLast();
    try (Receiver receiver = Receiver.start(Kind.MEGAWATT, NODES + 1)) {
      double offered = FACTOR * burstSamplesPerSecond;
      OverloadSender sender =
          new OverloadSender(receiver.writeAddress(), receiver.token(), load, offered, seconds);
      MemoryWatch memory = new MemoryWatch(receiver.pid());
      LiveWatch live =
          new LiveWatch(
              receiver,
              watched.rack(),
              watched.gpuUuids().getFirst(),
              labels[NODES * Corpus.SERIES_PER_NODE]);
      LoadReport report;
      try {
        report = sender.run(receiver.pid());
      } finally {
        memory.end();
        live.end();
      }
      receiver.kill();
      OverloadCount count =
          OverloadCount.of(receiver.samples(), load, uuids, sender.acknowledged());
      return Row.of(
              Kind.MEGAWATT.program(),
              "overload",
              NODES * Corpus.SERIES_PER_NODE,
              report,
              live.trouble())
          .with(watched(offered, memory, live, sender, report, count));
    }
  }

  private static Overload watched(
      double offered,
      MemoryWatch memory,
      LiveWatch live,
      OverloadSender sender,
      LoadReport report,
      OverloadCount count) {
    long requests = report.statuses().values().stream().mapToLong(Long::longValue).sum();
    long refused =
        report.statuses().entrySet().stream()
            .filter(status -> status.getKey() / 100 == 5)
            .mapToLong(status -> status.getValue())
            .sum();
    return new Overload(
        offered,
        memory.firstMinuteMiB(),
        memory.lastMinuteMiB(),
        memory.lastMinuteMiB() / memory.firstMinuteMiB(),
        live.lagSeconds(0.99),
        live.lagSeconds(1),
        live.refused(),
        (double) refused / Math.max(1, requests),
        sender.withoutRetryAfter(),
        sender.givenUp(),
        count.lostSamples(),
        count.wrongSamples());
  }
}
