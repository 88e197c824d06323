package eu.megawatt.scheduler;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.job.LoadShape;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A job for tests, spelled out only where a test cares: one GPU, any residency, full load, no cap,
 * no deadline, worth a million euro.
 */
public final class SmallJob {

  private final String id;
  private final Map<String, Double> hours = new LinkedHashMap<>();
  private final Map<String, Double> watts = new LinkedHashMap<>();
  private int gpus = 1;
  private String residency = "any";
  private LoadShape load = LoadShape.FULL;
  private boolean capping;
  private Instant earliest = SmallScenario.START;
  private Optional<Instant> deadline = Optional.empty();
  private boolean hard;
  private double lateness;
  private double value = 1e6;

  public SmallJob(String id) {
    this.id = id;
  }

  public SmallJob gpus(int count) {
    gpus = count;
    return this;
  }

  public SmallJob residency(String policy) {
    residency = policy;
    return this;
  }

  /** Hours at full speed and watts of a busy GPU of a type. */
  public SmallJob on(String type, double runHours, double wattsPerGpu) {
    hours.put(type, runHours);
    watts.put(type, wattsPerGpu);
    return this;
  }

  public SmallJob load(double... cycle) {
    load = LoadShape.of(cycle);
    return this;
  }

  public SmallJob capping() {
    capping = true;
    return this;
  }

  /** Earliest start in minutes from the horizon's start. */
  public SmallJob from(long minutes) {
    earliest = SmallScenario.START.plus(Duration.ofMinutes(minutes));
    return this;
  }

  /** Deadline in minutes from the horizon's start, at a price of each hour past it. */
  public SmallJob due(long minutes, double eurPerHour) {
    deadline = Optional.of(SmallScenario.START.plus(Duration.ofMinutes(minutes)));
    lateness = eurPerHour;
    return this;
  }

  /** Hard deadline in minutes from the horizon's start. */
  public SmallJob by(long minutes) {
    hard = true;
    return due(minutes, 0);
  }

  public SmallJob worth(double eur) {
    value = eur;
    return this;
  }

  public Job job() {
    return new Job(
        id,
        JobKind.BATCH,
        "tenant",
        gpus,
        residency,
        hours,
        watts,
        load,
        capping,
        earliest,
        deadline,
        hard,
        lateness,
        value);
  }
}
