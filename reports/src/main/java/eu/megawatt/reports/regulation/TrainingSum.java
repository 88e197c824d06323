package eu.megawatt.reports.regulation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;

/** Adds up the segments of a training run exactly; a sum with an unknown part is unknown. */
final class TrainingSum {

  private static final BigDecimal MILLIS_PER_HOUR = BigDecimal.valueOf(3_600_000);
  private static final BigDecimal MILLIS_PER_SECOND = BigDecimal.valueOf(1_000);
  private static final BigDecimal MILLIJOULES_PER_KWH = BigDecimal.valueOf(3_600_000_000L);
  private static final BigDecimal SIX = BigDecimal.valueOf(6);
  private static final int SCALE = 6;

  private final ComputeMethod method;
  private final List<TrainingSegment> segments;
  private final List<String> missing = new ArrayList<>();

  TrainingSum(ComputeMethod method, List<TrainingSegment> segments) {
    this.method = method;
    this.segments = segments;
  }

  TrainingRecord record(String model) {
    Optional<BigDecimal> flop = flop();
    Optional<BigDecimal> itKwh = kwh("IT energy", TrainingSegment::itMilliJ);
    Optional<BigDecimal> facilityKwh = kwh("facility energy", TrainingSegment::facilityMilliJ);
    return new TrainingRecord(
        model,
        method,
        segments.size(),
        gpuHours(),
        wallTime(),
        flop,
        itKwh,
        facilityKwh,
        itKwh.isEmpty() && facilityKwh.isEmpty() ? DataQuality.MISSING : quality(),
        uncertainty(facilityKwh.isPresent()),
        missing);
  }

  private Optional<BigDecimal> flop() {
    return switch (method) {
      case ComputeMethod.SixNd sixNd ->
          sum("token count", TrainingSegment::tokenCount)
              .map(tokens -> SIX.multiply(sixNd.activeParameterCount()).multiply(tokens));
      case ComputeMethod.MeasuredRate _ ->
          sum(
              "measured FLOP/s",
              segment ->
                  segment
                      .flopPerSecond()
                      .map(
                          rate ->
                              rate.multiply(BigDecimal.valueOf(segment.duration().toMillis()))
                                  .divide(MILLIS_PER_SECOND)));
    };
  }

  private Optional<BigDecimal> kwh(String what, Function<TrainingSegment, OptionalLong> milliJ) {
    return sum(what, segment -> decimal(milliJ.apply(segment)))
        .map(sum -> sum.divide(MILLIJOULES_PER_KWH, SCALE, RoundingMode.HALF_UP));
  }

  private Optional<BigDecimal> sum(
      String what, Function<TrainingSegment, Optional<BigDecimal>> part) {
    BigDecimal sum = BigDecimal.ZERO;
    List<String> unknown = new ArrayList<>();
    for (TrainingSegment segment : segments) {
      Optional<BigDecimal> known = part.apply(segment);
      sum = sum.add(known.orElse(BigDecimal.ZERO));
      if (known.isEmpty()) {
        unknown.add(segment.name());
      }
    }
    if (unknown.isEmpty()) {
      return Optional.of(sum);
    }
    missing.add(
        "%s of %d of %d segments, the first of them %s"
            .formatted(what, unknown.size(), segments.size(), unknown.getFirst()));
    return Optional.empty();
  }

  private NavigableMap<String, BigDecimal> gpuHours() {
    NavigableMap<String, BigDecimal> millis = new TreeMap<>();
    for (TrainingSegment segment : segments) {
      segment
          .gpuMillisByType()
          .forEach((type, more) -> millis.merge(type, BigDecimal.valueOf(more), BigDecimal::add));
    }
    millis.replaceAll((_, sum) -> sum.divide(MILLIS_PER_HOUR, SCALE, RoundingMode.HALF_UP));
    return millis;
  }

  private Duration wallTime() {
    Duration time = Duration.ZERO;
    Instant end = Instant.MIN;
    for (TrainingSegment each :
        segments.stream().sorted(Comparator.comparing(TrainingSegment::from)).toList()) {
      Instant from = each.from().isAfter(end) ? each.from() : end;
      if (each.to().isAfter(from)) {
        time = time.plus(Duration.between(from, each.to()));
        end = each.to();
      }
    }
    return time;
  }

  private DataQuality quality() {
    return segments.stream()
        .map(TrainingSegment::energyQuality)
        .reduce(DataQuality.MEASURED, DataQuality::worse);
  }

  /** Weighted by energy: errors of one meter have one direction, so they do not cancel. */
  private Optional<BigDecimal> uncertainty(boolean isOfFacility) {
    BigDecimal wrong = BigDecimal.ZERO;
    BigDecimal all = BigDecimal.ZERO;
    for (TrainingSegment each : segments) {
      Optional<BigDecimal> milliJ = decimal(isOfFacility ? each.facilityMilliJ() : each.itMilliJ());
      if (milliJ.isEmpty()) {
        return Optional.empty();
      }
      all = all.add(milliJ.get());
      wrong = wrong.add(milliJ.get().multiply(each.energyUncertaintyRatio()));
    }
    return all.signum() == 0
        ? Optional.empty()
        : Optional.of(wrong.divide(all, MathContext.DECIMAL64).setScale(SCALE, RoundingMode.UP));
  }

  private static Optional<BigDecimal> decimal(OptionalLong number) {
    return number.isPresent()
        ? Optional.of(BigDecimal.valueOf(number.getAsLong()))
        : Optional.empty();
  }
}
