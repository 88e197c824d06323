package eu.megawatt.telemetry.wire;

import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.Rejection;
import eu.megawatt.telemetry.sample.SampleBatch;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What should come of a request, worked out from the slow reading of it. */
record Expected(
    List<Row> rows, Map<Rejection, Long> rejected, long samples, long histograms, long exemplars) {

  record Row(int entity, Quantity quantity, long atMillis, long amount) {}

  static Expected of(SlowRequest request, TestingResolver resolver, long oldest, long latest) {
    List<Row> rows = new ArrayList<>();
    Map<Rejection, Long> rejected = new EnumMap<>(Rejection.class);
    long samples = 0;
    long histograms = 0;
    long exemplars = 0;
    for (SlowRequest.SlowSeries series : request.series()) {
      histograms += series.histograms();
      exemplars += series.exemplars();
      samples += series.samples().size();
      for (SlowRequest.SlowSample sample : series.samples()) {
        switch (resolution(series, resolver)) {
          case Resolution.Dropped dropped -> rejected.merge(dropped.reason(), 1L, Long::sum);
          case Resolution.Known known -> {
            Optional<Rejection> why = verdict(sample, known, oldest, latest);
            if (why.isPresent()) {
              rejected.merge(why.get(), 1L, Long::sum);
            } else {
              rows.add(
                  new Row(
                      known.entity(), known.quantity(), sample.atMillis(), amount(sample.value())));
              if (known.quantity() == Quantity.ENERGY && isWithinADay(sample)) {
                rows.add(
                    new Row(
                        known.entity(), Quantity.START, sample.atMillis(), sample.startMillis()));
              }
            }
          }
        }
      }
    }
    return new Expected(rows, rejected, samples, histograms, exemplars);
  }

  /** Starts are kept of the last day before their sample, the sample's own instant included. */
  private static boolean isWithinADay(SlowRequest.SlowSample sample) {
    BigDecimal age =
        BigDecimal.valueOf(sample.atMillis()).subtract(BigDecimal.valueOf(sample.startMillis()));
    return sample.startMillis() > 0
        && age.signum() >= 0
        && age.compareTo(BigDecimal.valueOf(86_400_000)) < 0;
  }

  /** What an intake holds, in the same form. */
  static Expected of(Intake intake) {
    SampleBatch batch = intake.batch();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      rows.add(new Row(batch.entity(i), batch.quantity(i), batch.atMillis(i), batch.value(i)));
    }
    Map<Rejection, Long> rejected = new EnumMap<>(Rejection.class);
    for (Rejection reason : Rejection.values()) {
      if (intake.rejected(reason) > 0) {
        rejected.put(reason, intake.rejected(reason));
      }
    }
    return new Expected(rows, rejected, intake.samples(), intake.histograms(), intake.exemplars());
  }

  private static Resolution resolution(SlowRequest.SlowSeries series, TestingResolver resolver) {
    Map<String, String> labels = new LinkedHashMap<>();
    boolean twice = false;
    for (Map.Entry<String, String> label : series.labels()) {
      twice |= labels.put(label.getKey(), label.getValue()) != null;
    }
    labels.values().removeIf(String::isEmpty);
    String metric = labels.remove("__name__");
    if (metric == null) {
      return new Resolution.Dropped(Rejection.MALFORMED);
    }
    if (!resolver.metrics().contains(metric)) {
      return new Resolution.Dropped(Rejection.UNKNOWN_NAME);
    }
    if (twice) {
      return new Resolution.Dropped(Rejection.MALFORMED);
    }
    Optional<String> unit = Optional.of(series.unit()).filter(it -> !it.isEmpty());
    return resolver.answer(new SeriesLabels(metric, labels, unit));
  }

  private static Optional<Rejection> verdict(
      SlowRequest.SlowSample sample, Resolution.Known known, long oldest, long latest) {
    double value = sample.value();
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Optional.of(Rejection.NOT_A_NUMBER);
    }
    if (value == 4294967295.0
        || value >= 0x1p63
        || (value >= 2147483632.0 && value < 2147483648.0)
        || (value >= 140737488355328.0 && value < 140737488355344.0)) {
      return Optional.of(Rejection.NO_READING);
    }
    BigDecimal exact = new BigDecimal(value).multiply(BigDecimal.valueOf(1_000));
    BigDecimal most =
        known.quantity() == Quantity.POWER
            ? BigDecimal.valueOf(TestingResolver.RATED * 3 / 2)
            : BigDecimal.valueOf(2).pow(61);
    BigDecimal rounded = halfUp(exact);
    if (rounded.signum() < 0 || rounded.compareTo(most) > 0) {
      return Optional.of(Rejection.IMPLAUSIBLE);
    }
    if (sample.atMillis() < oldest) {
      return Optional.of(Rejection.TOO_OLD);
    }
    return sample.atMillis() > latest ? Optional.of(Rejection.IN_THE_FUTURE) : Optional.empty();
  }

  private static long amount(double value) {
    return halfUp(new BigDecimal(value).multiply(BigDecimal.valueOf(1_000))).longValueExact();
  }

  private static BigDecimal halfUp(BigDecimal exact) {
    return exact.add(new BigDecimal("0.5")).setScale(0, RoundingMode.FLOOR);
  }
}
