package eu.megawatt.reports.regulation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * The fields of the Model Documentation Form (Code of Practice for general-purpose AI, chapter on
 * transparency) that a training record answers, as text. Numbers have two significant digits, as
 * the form wants; what is missing is said to be.
 */
public final class DocumentationForm {

  private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_UP);
  private static final BigDecimal HOURS_PER_DAY = BigDecimal.valueOf(24);
  private static final BigDecimal MILLIS_PER_DAY =
      BigDecimal.valueOf(Duration.ofDays(1).toMillis());

  private DocumentationForm() {}

  /** Text by the name of the field, in the order of the form. */
  public static SequencedMap<String, String> of(TrainingRecord training) {
    SequencedMap<String, String> fields = new LinkedHashMap<>();
    fields.put("Training time", time(training));
    fields.put(
        "Amount of computation used for training",
        training.flop().map(flop -> digits(flop) + " FLOP").orElse(unknown(training)));
    fields.put("Measurement methodology of the computation", computation(training.method()));
    fields.put("Amount of energy used for training", energy(training));
    fields.put("Measurement methodology of the energy", energyMethod(training));
    return Collections.unmodifiableSequencedMap(fields);
  }

  private static String time(TrainingRecord training) {
    BigDecimal days =
        BigDecimal.valueOf(training.wallTime().toMillis())
            .divide(MILLIS_PER_DAY, MathContext.DECIMAL64);
    String hardware =
        training.gpuHoursByType().entrySet().stream()
            .map(
                each ->
                    "%s %s days"
                        .formatted(
                            digits(each.getValue().divide(HOURS_PER_DAY, MathContext.DECIMAL64)),
                            each.getKey()))
            .collect(Collectors.joining(" and "));
    return "%s wall-clock days; %s, over %d segments"
        .formatted(digits(days), hardware, training.segmentCount());
  }

  private static String computation(ComputeMethod method) {
    String how =
        switch (method) {
          case ComputeMethod.SixNd sixNd ->
              "Estimated by 6ND, with N = %s %sparameters and D the tokens of all segments, repeated ones included"
                  .formatted(
                      digits(sixNd.activeParameterCount()),
                      sixNd.isSparse()
                          ? "active of %s ".formatted(digits(sixNd.parameterCount()))
                          : "");
          case ComputeMethod.MeasuredRate rate ->
              "Measured by %s: operations per second times time, over all segments"
                  .formatted(rate.instrument());
        };
    return "%s; uncertain by %s".formatted(how, percent(method.uncertaintyRatio()));
  }

  private static String energy(TrainingRecord training) {
    return training
        .facilityKwh()
        .map(kwh -> mwh(kwh) + " with cooling and conversion")
        .or(() -> training.itKwh().map(kwh -> mwh(kwh) + " of IT alone"))
        .orElse(unknown(training));
  }

  private static String mwh(BigDecimal kwh) {
    return digits(kwh.movePointLeft(3)) + " MWh";
  }

  private static String energyMethod(TrainingRecord training) {
    String uncertain =
        training
            .energyUncertaintyRatio()
            .map(ratio -> "; uncertain by " + percent(ratio))
            .orElse("");
    return switch (training.energyQuality()) {
      case MEASURED -> "Measured by meters over all segments" + uncertain;
      case ESTIMATED -> "Estimated, at least for a part of the segments" + uncertain;
      case DECLARED -> "Declared, at least for a part of the segments" + uncertain;
      case MISSING -> "Not known";
    };
  }

  private static String unknown(TrainingRecord training) {
    return "N/A; missing is: " + String.join("; ", training.missing());
  }

  private static String percent(BigDecimal ratio) {
    return ratio.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
  }

  /** Such as {@code 2.4 x 10^25}. */
  static String digits(BigDecimal number) {
    if (number.signum() == 0) {
      return "0";
    }
    BigDecimal rounded = number.round(TWO_DIGITS);
    int exponent = rounded.precision() - rounded.scale() - 1;
    return "%s x 10^%d"
        .formatted(
            rounded.movePointLeft(exponent).setScale(1, RoundingMode.HALF_UP).toPlainString(),
            exponent);
  }
}
