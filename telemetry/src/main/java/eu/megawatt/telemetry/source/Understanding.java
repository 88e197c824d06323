package eu.megawatt.telemetry.source;

import eu.megawatt.telemetry.resolve.Identity;
import eu.megawatt.telemetry.sample.EntityKind;
import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.Rejection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was understood of a source and what was not, grouped by what it is and why: the answer of a
 * probe. Not thread-safe.
 */
public final class Understanding implements Outcome {

  /** Samples that are kept one by one; further ones are only counted. */
  public static final int MOST_SAMPLES = 100_000;

  /** Groups of refusals that are kept; further ones are only counted by reason. */
  public static final int MOST_GROUPS = 1_000;

  /**
   * A sample.
   *
   * @param metric as the source calls it
   * @param key the GPU's UUID or the id in the inventory
   * @param value in the unit of the quantity
   */
  public record Understood(
      String metric, EntityKind kind, String key, Quantity quantity, long value, long atMillis) {}

  /**
   * Refusals of one kind.
   *
   * @param what the name of the metric, or the place
   * @param why for people
   */
  public record Refused(Rejection reason, String what, String why, long count) {}

  private record Group(Rejection reason, String what, String why) {}

  private final List<Understood> samples = new ArrayList<>();
  private final Map<Group, Long> groups = new LinkedHashMap<>();
  private final Map<Rejection, Long> refusals = new EnumMap<>(Rejection.class);
  private long understood;

  @Override
  public void understood(Reading reading, Identity.Known identity, long atMillis, long value) {
    understood++;
    if (samples.size() < MOST_SAMPLES) {
      samples.add(
          new Understood(
              reading.name(),
              identity.kind(),
              identity.key(),
              identity.resolution().quantity(),
              value,
              atMillis));
    }
  }

  @Override
  public void refused(Rejection reason, String what, String why) {
    refusals.merge(reason, 1L, Long::sum);
    Group group = new Group(reason, what, why);
    if (groups.size() < MOST_GROUPS || groups.containsKey(group)) {
      groups.merge(group, 1L, Long::sum);
    }
  }

  /** In the order of the source; at most {@link #MOST_SAMPLES}. */
  public List<Understood> samples() {
    return Collections.unmodifiableList(samples);
  }

  /** Samples that were understood, kept or not. */
  public long understood() {
    return understood;
  }

  /** In the order in which they were first met; at most {@link #MOST_GROUPS}. */
  public List<Refused> refused() {
    return groups.entrySet().stream()
        .map(
            group ->
                new Refused(
                    group.getKey().reason(),
                    group.getKey().what(),
                    group.getKey().why(),
                    group.getValue()))
        .toList();
  }

  /** How many were refused for each reason that there was, kept or not. */
  public Map<Rejection, Long> refusals() {
    return Collections.unmodifiableMap(refusals);
  }
}
