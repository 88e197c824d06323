package eu.megawatt.service.cli;

import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.unit.Money;
import java.nio.file.Path;
import java.util.Locale;

/** A plan in one sentence. */
final class Summary {

  private Summary() {}

  static String of(Plan plan, Path file) {
    int placed = plan.placements().size();
    return "%s: %s%s, %,d of %,d jobs placed"
        .formatted(
            file, euro(plan.objectiveEur()), gap(plan), placed, placed + plan.unplaced().size());
  }

  /** With thousands apart, such as {@code 1,234.50 EUR}. */
  static String euro(Money money) {
    return String.format(Locale.ROOT, "%,.2f EUR", money.euro());
  }

  private static String gap(Plan plan) {
    return plan.gap().isPresent()
        ? String.format(Locale.ROOT, " (%.2f %% above the bound)", plan.gap().getAsDouble() * 100)
        : "";
  }
}
