package eu.megawatt.service.cli;

import eu.megawatt.service.demand.BackTestReport;
import eu.megawatt.service.demand.BackTestReport.ErrorsView;
import eu.megawatt.service.demand.BackTestReport.OriginView;
import eu.megawatt.service.demand.BackTestReport.RunoutView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A back-test of the planner as lines of text. */
final class BackTestText {

  private static final double PER_CENT = 100;
  private static final int BEYOND_DAYS = 731;

  private BackTestText() {}

  static List<String> of(BackTestReport report, int dayCount) {
    List<String> lines = new ArrayList<>();
    if (report.all().isEmpty()) {
      lines.add("Nothing could be said on any day.");
      report.skipped().stream().findFirst().ifPresent(it -> lines.add(it.reason()));
      return lines;
    }
    ErrorsView all = report.all().get();
    lines.add(
        "The planner was asked on %d days, each time %d days ahead and without knowing what came."
            .formatted(report.origins().size(), dayCount));
    if (report.origins().stream().anyMatch(OriginView::isLaterPlan)) {
      lines.add("Where there was no capacity plan yet, supply is by the first one.");
    }
    lines.add("");
    lines.add("  days ahead   days  mean error, kW     bias, kW   scaled  last week  in P10-P90");
    report.errors().forEach(it -> lines.add(row(lead(it), it)));
    lines.add(row("all", all));
    lines.add("");
    lines.add(
        "Scaled is the error over that of the same day a week before; the last week again is what a forecast has to beat. 80 % in P10-P90 is right.");
    lines.add("");
    lines.add("  said on      ran out, P50   came         said and came");
    report.origins().forEach(it -> lines.add(runout(it)));
    if (!report.skipped().isEmpty()) {
      lines.add("");
      lines.add(
          "On %d days nothing could be said. %s"
              .formatted(report.skipped().size(), report.skipped().getFirst().reason()));
    }
    return lines;
  }

  private static String lead(ErrorsView its) {
    return its.toDays() >= BEYOND_DAYS
        ? its.fromDays() + " on"
        : "%d to %d".formatted(its.fromDays(), its.toDays());
  }

  private static String row(String lead, ErrorsView its) {
    return String.format(
        Locale.ROOT,
        "  %-10s %6d %15.1f %12s %8.2f %10.2f %9.1f %%",
        lead,
        its.dayCount(),
        its.meanErrorKw(),
        String.format(Locale.ROOT, "%+.1f", its.biasKw()),
        its.maseRatio(),
        its.naiveMaseRatio(),
        its.coveredRatio() * PER_CENT);
  }

  private static String runout(OriginView its) {
    Optional<RunoutView> runout = its.exhaustion();
    return "  %-12s %-14s %-12s %s"
        .formatted(
            its.at(),
            day(runout.flatMap(RunoutView::p50)),
            day(runout.flatMap(RunoutView::cameOn)),
            runout.map(BackTestText::words).orElse("some work may run at no site of the plan"));
  }

  private static String day(Optional<LocalDate> its) {
    return its.map(LocalDate::toString).orElse("never");
  }

  private static String words(RunoutView its) {
    return switch (its.outcome()) {
      case "Came" -> "%+d days".formatted(its.errorDays().orElse(0L));
      case "Missed" -> "it was not foretold";
      case "FalseAlarm" -> "there was enough";
      case "Open" -> "yet to come";
      default -> "as foretold";
    };
  }
}
