package eu.megawatt.service.capacity.scenario;

import eu.megawatt.service.capacity.OutlookView.Told;
import java.util.ArrayList;
import java.util.List;

/** What keeps two outlooks from being compared. */
final class InputWarnings {

  private InputWarnings() {}

  /** What was asked differently; both runs are done. */
  static List<String> of(RunView baseline, RunView other) {
    Told one = baseline.outlook().orElseThrow();
    Told two = other.outlook().orElseThrow();
    List<String> warnings = new ArrayList<>();
    warn(warnings, "version of the plan", baseline.planVersion(), other.planVersion());
    warn(warnings, "first day", one.from(), two.from());
    warn(warnings, "horizon", one.to(), two.to());
    warn(warnings, "seed", one.seed(), two.seed());
    warn(warnings, "number of draws", one.drawCount(), two.drawCount());
    warn(warnings, "reserve per mille", one.reservePermille(), two.reservePermille());
    warn(warnings, "kinds of steps that count", one.counted(), two.counted());
    warn(
        warnings,
        "demands left out",
        baseline.question().withoutDemands().orElse(List.of()),
        other.question().withoutDemands().orElse(List.of()));
    warn(warnings, "number of weeks scheduled", weekCount(baseline), weekCount(other));
    warn(
        warnings,
        "site",
        baseline.question().siteId().orElse("all"),
        other.question().siteId().orElse("all"));
    return warnings;
  }

  private static int weekCount(RunView run) {
    return run.weeks().map(it -> it.weeks().size()).orElse(0);
  }

  private static void warn(List<String> warnings, String what, Object one, Object other) {
    if (!one.equals(other)) {
      warnings.add("Not the same %s as the baseline: %s, there %s".formatted(what, other, one));
    }
  }
}
