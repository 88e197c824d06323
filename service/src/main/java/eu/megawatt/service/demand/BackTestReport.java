package eu.megawatt.service.demand;

import eu.megawatt.planner.backtest.BackTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What came of a back-test, as JSON.
 *
 * @param errors by how far ahead
 * @param all of all days; absent where nothing could be said on any
 */
public record BackTestReport(
    List<OriginView> origins,
    List<SkippedView> skipped,
    List<ErrorsView> errors,
    Optional<ErrorsView> all) {

  /** A day on which something was said. */
  public record OriginView(
      LocalDate at,
      boolean isLaterPlan,
      int groupCount,
      int untoldGroupCount,
      List<DayView> days,
      Optional<RunoutView> exhaustion) {

    static OriginView of(BackTest.Origin its) {
      return new OriginView(
          its.at(),
          its.isLaterPlan(),
          its.groupCount(),
          its.untoldGroupCount(),
          its.days().stream().map(DayView::of).toList(),
          its.exhaustion().map(RunoutView::of));
    }
  }

  /** A day on which nothing could be said. */
  public record SkippedView(LocalDate at, String reason) {}

  /** A day that was foretold and has come. */
  public record DayView(
      LocalDate day, double p10Kw, double p50Kw, double p90Kw, double naiveKw, double cameKw) {

    static DayView of(BackTest.Day its) {
      return new DayView(
          its.day(),
          HistoryView.watts(its.p10Kw()),
          HistoryView.watts(its.p50Kw()),
          HistoryView.watts(its.p90Kw()),
          HistoryView.watts(its.naiveKw()),
          HistoryView.watts(its.cameKw()));
    }
  }

  /**
   * What was said of running out, and what came.
   *
   * @param outcome Came, Missed, FalseAlarm, Neither or Open
   * @param errorDays P50 less the day on which it came
   */
  public record RunoutView(
      String outcome,
      Optional<LocalDate> p50,
      Optional<LocalDate> p90,
      double withinRatio,
      Optional<LocalDate> cameOn,
      Optional<Long> errorDays) {

    static RunoutView of(BackTest.Runout its) {
      return new RunoutView(
          word(its.kind()),
          its.told().p50(),
          its.told().p90(),
          its.told().withinRatio(),
          its.cameOn(),
          boxed(its.errorDays()));
    }

    private static Optional<Long> boxed(OptionalLong its) {
      return its.isPresent() ? Optional.of(its.getAsLong()) : Optional.empty();
    }

    private static String word(BackTest.RunoutKind kind) {
      return switch (kind) {
        case CAME -> "Came";
        case MISSED -> "Missed";
        case FALSE_ALARM -> "FalseAlarm";
        case NEITHER -> "Neither";
        case OPEN -> "Open";
      };
    }
  }

  /** Errors of days so far ahead. */
  public record ErrorsView(
      int fromDays,
      int toDays,
      long dayCount,
      double meanErrorKw,
      double biasKw,
      double maseRatio,
      double naiveMaseRatio,
      double coveredRatio) {

    static ErrorsView of(BackTest.Errors its) {
      return new ErrorsView(
          its.fromDays(),
          its.toDays(),
          its.count(),
          HistoryView.watts(its.meanErrorKw()),
          HistoryView.watts(its.biasKw()),
          its.mase(),
          its.naiveMase(),
          its.coveredRatio());
    }
  }

  /** As JSON. */
  public static BackTestReport of(BackTest its) {
    return new BackTestReport(
        its.origins().stream().map(OriginView::of).toList(),
        its.skipped().stream().map(it -> new SkippedView(it.at(), it.reason())).toList(),
        its.errors().stream().map(ErrorsView::of).toList(),
        Optional.of(its.all()).filter(it -> it.count() > 0).map(ErrorsView::of));
  }
}
