package eu.megawatt.telemetry.simulate.emit;

import eu.megawatt.telemetry.simulate.KeyedChance;
import eu.megawatt.telemetry.simulate.SimulatedFleet;
import eu.megawatt.telemetry.simulate.SimulatedNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * All that a simulated fleet's exporters send, in the order in which it is sent. Each node is
 * scraped at its own moment of the interval. A row is what one GPU, instance, sensor or meter says
 * at one scrape: it is late or repeated as a whole, its samples are lost or odd one by one. Meters
 * are never late or repeated: one gateway sends them all. Not thread-safe.
 *
 * <p>What is late waits here; that is at most the share that is late, for as long as that may be.
 */
public final class Emission {

  private final SimulatedFleet fleet;
  private final FaultDice dice;
  private final Exporters exporters;
  private final Readout readout;
  private final long intervalMillis;
  private final long[] phases;
  private final PriorityQueue<Waiting> waiting =
      new PriorityQueue<>(
          Comparator.comparingLong(Waiting::due)
              .thenComparingInt(it -> it.exported.number())
              .thenComparingLong(Waiting::scrape));

  private long scrapes;
  private long missedScrapes;
  private long rows;
  private long lateRows;
  private long repeatedRows;
  private long samples;
  private long lostSamples;
  private long noReadings;
  private long notNumbers;

  /** A row that is sent later than its scrape. */
  private record Waiting(long due, Exported exported, long scrape, boolean isRepetition) {}

  /**
   * An emission.
   *
   * @param interval between two scrapes of a node, at least a second
   */
  public Emission(SimulatedFleet fleet, Faults faults, Duration interval, PowerSensor sensor) {
    if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("interval %s: at least a second".formatted(interval));
    }
    this.fleet = fleet;
    dice = new FaultDice(faults, fleet.seed());
    exporters = new Exporters(fleet, dice);
    readout = new Readout(fleet, dice, sensor);
    intervalMillis = interval.toMillis();
    phases = new long[fleet.nodes().size()];
    for (int node = 0; node < phases.length; node++) {
      phases[node] = KeyedChance.below(KeyedChance.bits(fleet.seed(), node, 21), intervalMillis);
    }
  }

  public FaultDice dice() {
    return dice;
  }

  /** What a node's exporters have. */
  public List<Exported> exportedBy(SimulatedNode node) {
    return exporters.of(node);
  }

  /** The meters, as something that is scraped. */
  public List<Exported> exportedMeters() {
    return exporters.meters();
  }

  /** The first scrape of a node at an instant or after it. */
  public long firstScrape(SimulatedNode node, long from) {
    return firstScrape(phases[node.number()], from);
  }

  private long firstScrape(long phase, long from) {
    return Math.ceilDiv(from - phase, intervalMillis) * intervalMillis + phase;
  }

  /** Sends all that is due in [from, to), which follows on what was sent before. */
  public void send(long from, long to, SampleSink sink) {
    for (SimulatedNode node : fleet.nodes()) {
      for (long at = firstScrape(node, from); at < to; at += intervalMillis) {
        scrape(node, at, sink);
      }
    }
    for (long at = firstScrape(0, from); at < to; at += intervalMillis) {
      for (Exported meter : exporters.meters()) {
        scrapes++;
        row(meter, at, sink);
      }
    }
    sendWaiting(to, sink);
  }

  /** Sends what still waits, as after the end of a run. */
  public void sendRest(SampleSink sink) {
    sendWaiting(Long.MAX_VALUE, sink);
  }

  private void sendWaiting(long before, SampleSink sink) {
    for (Waiting next = waiting.peek(); next != null && next.due < before; next = waiting.peek()) {
      waiting.remove();
      row(next.exported, next.scrape, sink);
      if (next.isRepetition) {
        repeatedRows++;
      } else {
        lateRows++;
      }
    }
  }

  private void scrape(SimulatedNode node, long at, SampleSink sink) {
    if (!node.inServiceAt(at) || dice.isInGap(node.number(), at)) {
      missedScrapes++;
      return;
    }
    scrapes++;
    for (Exported exported : exporters.of(node)) {
      long late = dice.lateMillis(exported.number(), at);
      long again = dice.repeatMillis(exported.number(), at);
      if (late > 0) {
        waiting.add(new Waiting(at + late, exported, at, false));
      } else {
        row(exported, at, sink);
      }
      if (again > 0) {
        waiting.add(new Waiting(at + late + again, exported, at, true));
      }
    }
  }

  /** A row of a scrape; whenever and however often it is asked for, the same. */
  private void row(Exported exported, long scrape, SampleSink sink) {
    rows++;
    switch (exported.source()) {
      case Exported.OfGpu gpu -> rowOfNode(gpu.node(), exported, scrape, sink);
      case Exported.OfNode sensor -> rowOfNode(sensor.node(), exported, scrape, sink);
      case Exported.OfMeter _ -> samples(exported, scrape, scrape, scrape, sink);
    }
  }

  private void rowOfNode(SimulatedNode node, Exported exported, long scrape, SampleSink sink) {
    long readAt = dice.readAt(node.number(), scrape);
    long stamp = scrape + dice.clockAheadMillis(node.number(), scrape);
    samples(exported, scrape, readAt, stamp, sink);
  }

  private void samples(Exported exported, long scrape, long readAt, long stamp, SampleSink sink) {
    for (Metric metric : exported.metrics()) {
      sample(exported, metric, scrape, readAt, stamp, sink);
    }
  }

  private void sample(
      Exported exported, Metric metric, long scrape, long readAt, long stamp, SampleSink sink) {
    switch (dice.fateOf(exported.number(), metric, scrape)) {
      case LOST -> {
        lostSamples++;
        return;
      }
      case NO_READING -> {
        noReadings++;
        sink.sample(exported, metric, stamp, noReading(metric));
      }
      case NOT_A_NUMBER -> {
        notNumbers++;
        sink.sample(exported, metric, stamp, Double.NaN);
      }
      case SENT -> sink.sample(exported, metric, stamp, readout.value(exported, metric, readAt));
    }
    samples++;
  }

  /** Exporters other than dcgm-exporter have no such value; what they cannot read is NaN. */
  private static double noReading(Metric metric) {
    return metric.noReading() == 0 ? Double.NaN : metric.noReading();
  }

  /** What a node's exporters answer to one scrape at an instant; nothing if they do not answer. */
  public boolean answer(SimulatedNode node, long at, SampleSink sink) {
    if (!node.inServiceAt(at) || dice.isInGap(node.number(), at)) {
      return false;
    }
    exporters.of(node).forEach(exported -> row(exported, at, sink));
    return true;
  }

  /** What the meters answer to one scrape at an instant. */
  public void answerForMeters(long at, SampleSink sink) {
    exporters.meters().forEach(meter -> row(meter, at, sink));
  }

  /** What has been sent until now. */
  public EmissionCounts counts() {
    return new EmissionCounts(
        scrapes,
        missedScrapes,
        rows,
        lateRows,
        repeatedRows,
        samples,
        lostSamples,
        noReadings,
        notNumbers);
  }
}
