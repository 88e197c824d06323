package eu.megawatt.bench.table;

import eu.megawatt.bench.services.ServicesResult;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Services as a table: each way of running them, beside the first. */
final class ServicesTable {

  private ServicesTable() {}

  static String of(ServicesResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d services over %d sites with %,d GPUs for %,d quarter-hours, %,.0f million requests in bursts and lengths of the Azure LLM traces (the day's curve and the sizes are ours), day-ahead prices in France and Sweden; energy and carbon above idle and what unserved requests cost. A budget is missed where network and model take longer than a service allows in a quarter-hour, or its replicas are asked more than they can answer; counted from the documents. No breach found by %s. On %s (commit %s, %s).",
            result.services(),
            result.sites(),
            result.gpus(),
            result.slots(),
            result.requests() / 1e6,
            String.join(" and ", result.checkedBy()),
            result.machine(),
            result.commit(),
            result.at().atZone(ZoneOffset.UTC).toLocalDate()));
    lines.add("");
    lines.add(
        "| replicas | EUR | of fixed | MWh | kg CO2 | GPUs at most | GPU-hours | unserved requests | budgets missed | latency p50 / p95 | of budget p50 / p95 | first plan | s |");
    lines.add("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    result.rows().forEach(row -> lines.add(line(row)));
    return String.join("\n", lines);
  }

  private static String line(ServicesResult.Row row) {
    return String.format(
        Locale.ROOT,
        "| %s | %,.2f | %.1f %% | %,.1f | %,.0f | %,.0f | %,.0f | %,.0f | %,d of %,d | %.0f / %.0f ms | %.0f / %.0f %% | %.1f s | %.1f |",
        row.way(),
        row.eur(),
        row.ofStatic() * 100,
        row.mwh(),
        row.kilogramsCo2(),
        row.gpusHeld(),
        row.gpuHours(),
        row.unservedRequests(),
        row.budgetsMissed(),
        row.budgetsLooked(),
        row.p50Ms(),
        row.p95Ms(),
        row.p50OfBudget() * 100,
        row.p95OfBudget() * 100,
        row.firstSeconds(),
        row.seconds());
  }
}
