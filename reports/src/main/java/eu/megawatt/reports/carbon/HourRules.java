package eu.megawatt.reports.carbon;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What has to hold before an hour is matched; says everything that does not. */
final class HourRules {

  private HourRules() {}

  static void check(long consumedMilliJ, List<Delivery> deliveries, BigDecimal residualGPerKwh) {
    List<String> issues = new ArrayList<>();
    if (consumedMilliJ < 0) {
      issues.add("consumedMilliJ is %d; it must be 0 or more".formatted(consumedMilliJ));
    }
    if (residualGPerKwh.signum() < 0) {
      issues.add(
          "residualGPerKwh is %s; it must be 0 or more".formatted(residualGPerKwh.toPlainString()));
    }
    NavigableSet<String> twice = twice(deliveries);
    if (!twice.isEmpty()) {
      issues.add("contracts %s stand in the hour twice; each may be counted once".formatted(twice));
    }
    NavigableSet<String> markets =
        deliveries.stream()
            .map(Delivery::marketBoundary)
            .collect(Collectors.toCollection(TreeSet::new));
    if (markets.size() > 1) {
      issues.add(
          "deliveries are of the markets %s; an hour is matched inside one. Maybe leave out those that are not the site's"
              .formatted(markets));
    }
    if (!issues.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", issues));
    }
  }

  private static NavigableSet<String> twice(List<Delivery> deliveries) {
    Set<String> seen = new HashSet<>();
    return deliveries.stream()
        .map(Delivery::contractId)
        .filter(id -> !seen.add(id))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
