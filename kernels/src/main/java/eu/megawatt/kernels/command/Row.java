package eu.megawatt.kernels.command;

import eu.megawatt.kernels.sample.Result;
import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.verdict.Contract;
import eu.megawatt.kernels.verdict.Finding;
import eu.megawatt.kernels.verdict.Interval;
import eu.megawatt.kernels.verdict.Medians;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A result as a line of a table.
 *
 * @param cells as many as {@link #HEADERS}
 * @param note what a person should know beside it; empty where all is well
 */
record Row(List<String> cells, Optional<String> note) {

  static final List<String> HEADERS =
      List.of("kernel", "median", "unit", "99 % interval", "blocks", "error", "engine", "verdict");

  static Row of(Result result, Finding finding) {
    return switch (result) {
      case Result.Measured it -> row(it, it.values(), it.correctness(), it.engine(), finding);
      case Result.Soaked it -> row(it, it.values(), it.correctness(), it.engine(), finding);
      case Result.Unmeasured it ->
          new Row(
              List.of(
                  it.subject().name(),
                  "-",
                  it.subject().measure().unit(),
                  "-",
                  "0",
                  "-",
                  "-",
                  finding.verdict().name()),
              Optional.of(finding.detail()));
    };
  }

  private static Row row(
      Result result, double[] values, Correctness correctness, String engine, Finding finding) {
    return new Row(
        List.of(
            result.subject().name(),
            values.length == 0 ? "-" : number(Medians.median(values)),
            result.subject().measure().unit(),
            values.length == 0 ? "-" : interval(values),
            String.valueOf(values.length),
            String.format(Locale.ROOT, "%.1e", correctness.error()),
            engine,
            finding.verdict().name()),
        isWorthANote(finding) ? Optional.of(finding.detail()) : Optional.empty());
  }

  private static boolean isWorthANote(Finding finding) {
    return finding.reason() != Finding.Reason.NOTHING_PROMISED
        && finding.reason() != Finding.Reason.KEEPS_ITS_PROMISE;
  }

  private static String interval(double[] values) {
    Optional<Interval> interval = Medians.interval(values, Contract.ALPHA);
    return interval.map(it -> number(it.low()) + " to " + number(it.high())).orElse("-");
  }

  /** Four digits that count. */
  static String number(double value) {
    double size = Math.abs(value);
    if (size >= 1000) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return String.format(
        Locale.ROOT,
        size >= 100 ? "%.1f" : size >= 10 ? "%.2f" : size >= 1 ? "%.3f" : "%.4f",
        value);
  }
}
