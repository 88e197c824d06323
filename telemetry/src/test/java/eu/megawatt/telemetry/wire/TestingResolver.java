package eu.megawatt.telemetry.wire;

import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.Rejection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Knows every series of the metrics it is made for, each as an entity of its own, numbered by first
 * sight; but those of a host named {@code stranger} are unknown while strangers are.
 */
public final class TestingResolver implements SeriesResolver {

  public static final Scale SCALE = Scale.times(1_000);

  /** In milliwatts. */
  public static final long RATED = 700_000;

  private final Set<String> metrics;
  private final Map<SeriesLabels, Integer> entities = new LinkedHashMap<>();
  private final List<SeriesLabels> asked = new ArrayList<>();
  private boolean strangersKnown;
  private volatile long generation;

  public TestingResolver(Set<String> metrics) {
    this.metrics = Set.copyOf(metrics);
  }

  @Override
  public Set<String> metrics() {
    return metrics;
  }

  @Override
  public synchronized Resolution resolve(SeriesLabels series) {
    asked.add(series);
    return answer(series);
  }

  /** What a series is, as an oracle for what decoders make of it. */
  public synchronized Resolution answer(SeriesLabels series) {
    if ("stranger".equals(series.labels().get("host")) && !strangersKnown) {
      return new Resolution.Dropped(Rejection.UNKNOWN_ENTITY);
    }
    int entity = entities.computeIfAbsent(series, it -> entities.size());
    return new Resolution.Known(entity, quantityOf(series), SCALE, RATED);
  }

  private static Quantity quantityOf(SeriesLabels series) {
    return series.metric().contains("POWER") || series.unit().equals(Optional.of("watts"))
        ? Quantity.POWER
        : Quantity.ENERGY;
  }

  @Override
  public long generation() {
    return generation;
  }

  /** From now on the strangers are known. */
  public synchronized void meetStrangers() {
    strangersKnown = true;
    generation = generation + 1;
  }

  /** Every question so far, in order. */
  public synchronized List<SeriesLabels> asked() {
    return List.copyOf(asked);
  }
}
