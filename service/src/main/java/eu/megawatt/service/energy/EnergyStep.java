package eu.megawatt.service.energy;

import eu.megawatt.telemetry.energy.Share;
import eu.megawatt.telemetry.record.QuarterRecord;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** What the records of one step add up to. Not thread-safe. */
final class EnergyStep {

  private final Set<Long> quarters = new HashSet<>();
  private final Map<String, Long> classes = new TreeMap<>();
  private Share gpus = Share.NONE;
  private Share rest = Share.NONE;
  private long jobs;
  private long idle;
  private long unassigned;
  private long meter;
  private long unmetered;
  private long disagreement;
  private long expectedMillis;
  private int records;
  private int metered;

  void add(QuarterRecord record) {
    quarters.add(record.startMillis());
    records++;
    gpus = gpus.plus(record.gpus());
    rest = rest.plus(record.rest());
    expectedMillis += record.expectedMillis();
    idle += record.idle().millijoules();
    unassigned += record.unassigned().millijoules();
    record
        .users()
        .values()
        .forEach(
            used -> {
              jobs += used.total().millijoules();
              classes.merge(used.kind().word(), used.total().millijoules(), Long::sum);
            });
    record
        .balance()
        .meter()
        .ifPresent(
            value -> {
              metered++;
              meter += value;
              unmetered += record.balance().unmetered();
              disagreement += record.balance().disagreement();
            });
  }

  boolean isEmpty() {
    return records == 0;
  }

  /** GPUs and rest of all nodes, and how they are known. */
  Share nodes() {
    return gpus.plus(rest);
  }

  /** One of the parts in millijoules; empty where it is not known. */
  OptionalLong millijoules(String part) {
    if (isEmpty()) {
      return OptionalLong.empty();
    }
    return switch (part) {
      case "jobs" -> OptionalLong.of(jobs);
      case "idle" -> OptionalLong.of(idle);
      case "unassigned" -> OptionalLong.of(unassigned);
      case "gpus" -> OptionalLong.of(gpus.millijoules());
      case "rest" -> OptionalLong.of(rest.millijoules());
      case "counter" -> OptionalLong.of(nodes().counterMillijoules());
      case "interpolated" -> OptionalLong.of(nodes().interpolatedMillijoules());
      case "estimated" -> OptionalLong.of(nodes().estimatedMillijoules());
      case "meter" -> wholly(meter);
      case "unmetered" -> wholly(unmetered);
      case "disagreement" -> wholly(disagreement);
      default -> OptionalLong.of(classes.getOrDefault(part, 0L));
    };
  }

  /** Of meters only where each quarter-hour of each site has one: else columns would not add up. */
  private OptionalLong wholly(long value) {
    return metered == records ? OptionalLong.of(value) : OptionalLong.empty();
  }

  /**
   * The share of time that is known.
   *
   * @param begun quarter-hours of the step that should have a record; those that have none count as
   *     the others would
   */
  double coverageRatio(long begun) {
    double expected = (double) expectedMillis * Math.max(begun, quarters.size()) / quarters.size();
    return expected == 0 ? 1 : Math.min(1, nodes().coveredMillis() / expected);
  }
}
