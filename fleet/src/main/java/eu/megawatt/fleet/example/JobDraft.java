package eu.megawatt.fleet.example;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.job.LoadShape;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A job of the demonstration fleet while it is being written, with the usual answers filled in. */
final class JobDraft {

  private final String id;
  private final String tenant;
  private final JobKind kind;
  private final int gpus;
  private final Map<String, Double> hours = new LinkedHashMap<>();
  private final Map<String, Double> watts = new LinkedHashMap<>();
  private String residency = DemoPolicy.ANY_EU;
  private LoadShape load = LoadShape.FULL;
  private boolean capping = true;
  private Instant earliest = Instant.EPOCH;
  private Optional<Instant> deadline = Optional.empty();
  private boolean hard;
  private double latenessPerGpu;
  private double value;

  JobDraft(String id, String tenant, JobKind kind, int gpus) {
    this.id = id;
    this.tenant = tenant;
    this.kind = kind;
    this.gpus = gpus;
  }

  /** Work of so many H100 hours on any of some types, at an intensity that varies by type. */
  JobDraft work(List<Hardware> types, double h100Hours, double intensity, Chance chance) {
    for (Hardware type : types) {
      hours.put(type.id(), Decimals.round(h100Hours * type.hours(), 2));
      watts.put(type.id(), type.watts(intensity * chance.between(0.95, 1.05)));
    }
    return this;
  }

  /** A service: the same hours on any type. */
  JobDraft serve(List<Hardware> types, double serviceHours, LoadShape shape, Chance chance) {
    for (Hardware type : types) {
      hours.put(type.id(), serviceHours);
      watts.put(type.id(), type.watts(chance.between(0.7, 0.9)));
    }
    load = shape;
    capping = false;
    return this;
  }

  JobDraft at(String policy) {
    residency = policy;
    return this;
  }

  JobDraft uncapped() {
    capping = false;
    return this;
  }

  /** A window whose end may be passed at a price per GPU and hour. */
  JobDraft between(Instant start, Instant due, double latenessEurPerGpuHour) {
    earliest = start;
    deadline = Optional.of(due);
    latenessPerGpu = latenessEurPerGpuHour;
    return this;
  }

  /** A window whose end may not be passed. */
  JobDraft strictlyBetween(Instant start, Instant due) {
    earliest = start;
    deadline = Optional.of(due);
    hard = true;
    return this;
  }

  JobDraft worth(double eur) {
    value = eur;
    return this;
  }

  Job job() {
    return new Job(
        id,
        kind,
        tenant,
        gpus,
        residency,
        hours,
        watts,
        load,
        capping,
        earliest,
        deadline,
        hard,
        Decimals.round(gpus * latenessPerGpu, 2),
        Decimals.round(value, 2));
  }
}
