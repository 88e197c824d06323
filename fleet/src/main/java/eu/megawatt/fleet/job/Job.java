package eu.megawatt.fleet.job;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A piece of work: a gang of GPUs in one pool, all or none, without a break.
 *
 * @param gpus size of the gang
 * @param residency id of its residency policy
 * @param runHours hours at full speed by GPU type; only these types may run it
 * @param wattsPerGpu draw of one busy GPU at full load by GPU type, uncapped, IT side
 * @param powerCapping whether it may run under a power cap
 * @param deadline when it should have ended; a hard one must not be passed
 * @param latenessEurPerHour price of each hour past the deadline
 * @param valueEur what leaving it out costs
 */
public record Job(
    String id,
    JobKind kind,
    String tenant,
    int gpus,
    String residency,
    Map<String, Double> runHours,
    Map<String, Double> wattsPerGpu,
    LoadShape load,
    boolean powerCapping,
    Instant earliestStart,
    Optional<Instant> deadline,
    boolean hardDeadline,
    double latenessEurPerHour,
    double valueEur) {

  public Job {
    runHours = Collections.unmodifiableMap(new LinkedHashMap<>(runHours));
    wattsPerGpu = Collections.unmodifiableMap(new LinkedHashMap<>(wattsPerGpu));
  }

  /** Hours at full speed on a GPU type; throws where that type may not run it. */
  public double runHoursOn(String gpuType) {
    return on(runHours, gpuType);
  }

  /** Watts of one busy GPU of a type; throws where that type may not run it. */
  public double wattsPerGpuOn(String gpuType) {
    return on(wattsPerGpu, gpuType);
  }

  private double on(Map<String, Double> byType, String gpuType) {
    Double value = byType.get(gpuType);
    if (value == null) {
      throw new IllegalArgumentException("Job " + id + " may not run on " + gpuType);
    }
    return value;
  }

  /** The same under another id. */
  public Job called(String other) {
    return new Job(
        other,
        kind,
        tenant,
        gpus,
        residency,
        runHours,
        wattsPerGpu,
        load,
        powerCapping,
        earliestStart,
        deadline,
        hardDeadline,
        latenessEurPerHour,
        valueEur);
  }

  /** The same with another load. */
  public Job withLoad(LoadShape other) {
    return with(
        residency, runHours, other, powerCapping, earliestStart, hardDeadline, latenessEurPerHour);
  }

  /** The same, to which being late costs nothing; a hard deadline stays. */
  public Job withoutLateness() {
    return with(residency, runHours, load, powerCapping, earliestStart, hardDeadline, 0);
  }

  /** The same, whose deadline may be passed. */
  public Job withoutHardDeadline() {
    return with(residency, runHours, load, powerCapping, earliestStart, false, latenessEurPerHour);
  }

  /** The same, to end by an instant. */
  public Job withHardDeadline(Instant by) {
    return with(by, true, latenessEurPerHour);
  }

  /** The same that should have ended by an instant, and may be later at a price. */
  public Job due(Instant by, double eurPerHour) {
    return with(by, false, eurPerHour);
  }

  private Job with(Instant itsDeadline, boolean isHard, double itsLateness) {
    return new Job(
        id,
        kind,
        tenant,
        gpus,
        residency,
        runHours,
        wattsPerGpu,
        load,
        powerCapping,
        earliestStart,
        Optional.of(itsDeadline),
        isHard,
        itsLateness,
        valueEur);
  }

  /** The same, which may run under a power cap. */
  public Job withPowerCapping() {
    return with(residency, runHours, load, true, earliestStart, hardDeadline, latenessEurPerHour);
  }

  /** The same that always runs at full power. */
  public Job withoutPowerCapping() {
    return with(residency, runHours, load, false, earliestStart, hardDeadline, latenessEurPerHour);
  }

  /** The same under another residency policy. */
  public Job withResidency(String policy) {
    return with(
        policy, runHours, load, powerCapping, earliestStart, hardDeadline, latenessEurPerHour);
  }

  /** The same, to start no earlier than an instant. */
  public Job notBefore(Instant start) {
    return earliestStart.isBefore(start)
        ? with(residency, runHours, load, powerCapping, start, hardDeadline, latenessEurPerHour)
        : this;
  }

  /** What is left of it where a share is done, 0 to 1. */
  public Job rest(double doneShare) {
    if (doneShare == 0) {
      return this;
    }
    Map<String, Double> hours = new LinkedHashMap<>();
    runHours.forEach((type, all) -> hours.put(type, all * (1 - doneShare)));
    return with(
        residency, hours, load, powerCapping, earliestStart, hardDeadline, latenessEurPerHour);
  }

  private Job with(
      String itsResidency,
      Map<String, Double> itsRunHours,
      LoadShape itsLoad,
      boolean itsPowerCapping,
      Instant itsEarliestStart,
      boolean itsHardDeadline,
      double itsLateness) {
    return new Job(
        id,
        kind,
        tenant,
        gpus,
        itsResidency,
        itsRunHours,
        wattsPerGpu,
        itsLoad,
        itsPowerCapping,
        itsEarliestStart,
        deadline,
        itsHardDeadline,
        itsLateness,
        valueEur);
  }

  /** Whole slots that the work takes at a speed, as the referee counts them. */
  public static int runSlots(double runHours, double speed, int slotMinutes) {
    double slots = runHours / speed * 60 / slotMinutes;
    double settled = Math.rint(slots * 1e9) / 1e9;
    return settled > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) Math.ceil(settled);
  }
}
