package eu.megawatt.bench.table;

import eu.megawatt.bench.plan.PlanResult;
import eu.megawatt.bench.plan.PlanResult.Case;
import eu.megawatt.bench.plan.PlanResult.Row;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Plan quality as a table: a line for each solver and budget, a column for each instance. */
final class PlanTable {

  private record Line(String solver, Optional<Double> budgetSeconds) {}

  private PlanTable() {}

  static String of(PlanResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "How far plans are above the best bound known, on %s (commit %s, %s). In brackets the jobs left out."
            .formatted(
                result.machine(),
                result.commit(),
                result.at().atZone(ZoneOffset.UTC).toLocalDate()));
    lines.add("");
    lines.add(
        result.instances().stream()
            .map(PlanTable::head)
            .collect(Collectors.joining(" | ", "| solver | s | ", " |")));
    lines.add("|---|---|" + "---|".repeat(result.instances().size()));
    result.rows().stream()
        .map(row -> new Line(row.solver(), row.budgetSeconds()))
        .distinct()
        .forEach(line -> lines.add(line(result, line)));
    return String.join("\n", lines);
  }

  private static String head(Case instance) {
    return String.format(Locale.ROOT, "%s: %,d jobs", instance.name(), instance.jobs());
  }

  private static String line(PlanResult result, Line line) {
    return result.instances().stream()
        .map(instance -> cell(result, line, instance))
        .collect(
            Collectors.joining(
                " | ",
                "| %s | %s | "
                    .formatted(line.solver, line.budgetSeconds.map(Text::plain).orElse("")),
                " |"));
  }

  private static String cell(PlanResult result, Line line, Case instance) {
    return result.rows().stream()
        .filter(row -> row.instance().equals(instance.name()))
        .filter(row -> new Line(row.solver(), row.budgetSeconds()).equals(line))
        .findFirst()
        .map(PlanTable::cell)
        .orElse("");
  }

  private static String cell(Row row) {
    if (row.objectiveEur().isEmpty()) {
      return row.note().startsWith("cannot build") ? "cannot build" : "no plan";
    }
    if (!row.isFeasible()) {
      return "infeasible";
    }
    String gap =
        row.gap()
            .map(it -> String.format(Locale.ROOT, "%.2f %%", it * 100))
            .orElseGet(() -> row.objectiveEur().get() + " EUR");
    int unplaced = row.unplaced().orElse(0);
    return unplaced == 0 ? gap : "%s (%d)".formatted(gap, unplaced);
  }
}
