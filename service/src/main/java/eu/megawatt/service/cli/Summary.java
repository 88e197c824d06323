package eu.megawatt.service.cli;

import eu.megawatt.fleet.unit.Money;
import java.nio.file.Path;
import java.util.Locale;

/** A plan in one sentence. */
final class Summary {

  private Summary() {}

  static String of(PlanFigures plan, Path file) {
    return String.format(
        Locale.ROOT,
        "%s: %s%s, %,d of %,d jobs placed%s",
        file,
        euro(plan.objectiveEur()),
        gap(plan),
        plan.placed(),
        plan.placed() + plan.unplaced(),
        plan.services().map(Summary::services).orElse(""));
  }

  /** With thousands apart, such as {@code 1,234.50 EUR}. */
  static String euro(Money money) {
    return String.format(Locale.ROOT, "%,.2f EUR", money.euro());
  }

  private static String services(PlanFigures.Services its) {
    int all = its.served() + its.unserved();
    return all == 0 ? "" : String.format(Locale.ROOT, ", %,d of %,d services", its.served(), all);
  }

  private static String gap(PlanFigures plan) {
    return plan.gap().isPresent()
        ? String.format(Locale.ROOT, " (%.2f %% above the bound)", plan.gap().getAsDouble() * 100)
        : "";
  }
}
