package eu.megawatt.bench.plan;

import eu.megawatt.bench.plan.PlanResult.Row;
import java.util.Locale;

/** Rows as lines of a table in a terminal. */
final class RowText {

  static final String HEAD =
      "%-26s %-12s %8s %14s %9s %9s %9s  %s"
          .formatted(
              "solver", "instance", "budget s", "objective EUR", "gap", "left out", "first s", "");

  private RowText() {}

  static String of(Row row) {
    return String.format(
            Locale.ROOT,
            "%-26s %-12s %8s %14s %9s %9s %9s  %s",
            row.solver(),
            row.instance(),
            row.budgetSeconds().map(RowText::plain).orElse("-"),
            row.objectiveEur().map(eur -> String.format(Locale.ROOT, "%,.2f", eur)).orElse("-"),
            row.gap().map(RowText::percent).orElse("-"),
            row.unplaced().map(String::valueOf).orElse("-"),
            row.firstFeasibleSeconds().map(s -> String.format(Locale.ROOT, "%.3f", s)).orElse("-"),
            row.note())
        .stripTrailing();
  }

  private static String plain(double seconds) {
    return seconds == Math.rint(seconds) ? String.valueOf((long) seconds) : String.valueOf(seconds);
  }

  private static String percent(double gap) {
    return String.format(Locale.ROOT, "%.2f %%", gap * 100);
  }
}
