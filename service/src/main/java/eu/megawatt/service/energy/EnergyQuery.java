package eu.megawatt.service.energy;

import eu.megawatt.service.record.RecordTables;
import eu.megawatt.telemetry.energy.Share;
import eu.megawatt.telemetry.record.QuarterRecord;
import eu.megawatt.telemetry.record.RecordScope;
import eu.megawatt.telemetry.record.Subject;
import eu.megawatt.telemetry.record.Versioned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Answers what was used, from the records. Thread-safe. */
public final class EnergyQuery {

  /** A quarter-hour: steps are multiples of it. */
  public static final int QUARTER_SECONDS = (int) (QuarterRecord.MILLIS / 1_000);

  /** Steps that make round times, in seconds. */
  private static final List<Long> ROUND = List.of(900L, 1800L, 3600L, 7200L, 21_600L, 43_200L);

  private static final long DAY = 86_400;

  /** Quarter-hours of a subject that are read at once: a month. */
  private static final long QUARTERS_AT_ONCE = 2_976;

  private final RecordTables tables;

  public EnergyQuery(RecordTables tables) {
    this.tables = tables;
  }

  /**
   * What is asked for.
   *
   * @param subjects that are added up: one, or the sites of the fleet
   * @param to rounded up to whole steps
   * @param stepSeconds a multiple of 900
   */
  public record Asked(
      String scope,
      Optional<String> id,
      List<Subject> subjects,
      Instant from,
      Instant to,
      long stepSeconds,
      EnergyGrouping grouping) {

    public Asked {
      subjects = List.copyOf(subjects);
    }
  }

  /** The shortest round step with which a range has so many steps at most. */
  public static long stepFor(Instant from, Instant to, int maxPoints) {
    long least = Math.ceilDiv(to.getEpochSecond() - from.getEpochSecond(), (long) maxPoints);
    return ROUND.stream()
        .filter(step -> step >= least)
        .findFirst()
        .orElseGet(() -> Math.ceilDiv(least, DAY) * DAY);
  }

  /** The parts, step by step; {@code now} says which quarter-hours should have a record. */
  public EnergySeries answer(Asked asked, Instant now) {
    long stepMillis = asked.stepSeconds() * 1_000;
    long from = Math.floorDiv(asked.from().toEpochMilli(), stepMillis) * stepMillis;
    int count = (int) Math.max(1, Math.ceilDiv(asked.to().toEpochMilli() - from, stepMillis));
    List<EnergyStep> steps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      steps.add(new EnergyStep());
    }
    for (Subject subject : asked.subjects()) {
      read(subject, from, stepMillis, steps);
    }
    return new EnergySeries(
        Instant.ofEpochMilli(from),
        asked.stepSeconds(),
        asked.scope(),
        asked.id(),
        parts(asked).stream()
            .map(
                part ->
                    EnergySeries.Column.of(
                        part, steps.stream().map(step -> step.millijoules(part)).toList()))
            .toList(),
        quality(asked, from, steps, now));
  }

  private void read(Subject subject, long from, long stepMillis, List<EnergyStep> steps) {
    long end = from + steps.size() * stepMillis;
    long atOnce = QUARTERS_AT_ONCE * QuarterRecord.MILLIS;
    for (long at = from; at < end; at += atOnce) {
      tables.quarters(subject, at, Math.min(end, at + atOnce)).stream()
          .map(Versioned::content)
          .forEach(it -> steps.get((int) ((it.startMillis() - from) / stepMillis)).add(it));
    }
  }

  private static List<String> parts(Asked asked) {
    boolean isJob = asked.scope().equals(RecordScope.JOB.word());
    List<String> parts =
        new ArrayList<>(
            switch (asked.grouping()) {
              case USE -> isJob ? List.of("gpus", "rest") : List.of("jobs");
              case WORKLOAD_CLASS -> List.of("inference", "training", "fine-tuning", "batch");
              case METHOD -> List.of("counter", "interpolated", "estimated");
            });
    if (!isJob && asked.grouping() != EnergyGrouping.METHOD) {
      parts.addAll(List.of("idle", "unassigned"));
    }
    if (!isJob && !asked.scope().equals(RecordScope.NODE.word())) {
      parts.addAll(List.of("unmetered", "disagreement", "meter"));
    }
    return parts;
  }

  private static EnergySeries.Quality quality(
      Asked asked, long from, List<EnergyStep> steps, Instant now) {
    long stepMillis = asked.stepSeconds() * 1_000;
    boolean isJob = asked.scope().equals(RecordScope.JOB.word());
    List<Optional<Double>> coverage = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      long begun =
          Math.clamp(
              Math.ceilDiv(now.toEpochMilli() - from - i * stepMillis, QuarterRecord.MILLIS),
              0,
              stepMillis / QuarterRecord.MILLIS);
      EnergyStep step = steps.get(i);
      coverage.add(
          step.isEmpty()
              ? Optional.empty()
              : Optional.of(rounded(step.coverageRatio(isJob ? 0 : begun))));
    }
    return new EnergySeries.Quality(
        coverage,
        shares(steps, Share::counterMillijoules),
        shares(steps, Share::interpolatedMillijoules),
        shares(steps, Share::estimatedMillijoules));
  }

  private static List<Optional<Double>> shares(List<EnergyStep> steps, ToLongFunction<Share> part) {
    return steps.stream()
        .map(EnergyStep::nodes)
        .map(
            all ->
                all.millijoules() == 0
                    ? Optional.<Double>empty()
                    : Optional.of(rounded((double) part.applyAsLong(all) / all.millijoules())))
        .toList();
  }

  /** To a ten-thousandth: nobody knows a ratio better. */
  static double rounded(double ratio) {
    return Math.round(ratio * 10_000) / 10_000.0;
  }
}
