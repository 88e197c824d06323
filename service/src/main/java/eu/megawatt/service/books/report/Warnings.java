package eu.megawatt.service.books.report;

import eu.megawatt.reports.assumption.Assumption;
import eu.megawatt.reports.period.SiteSummary;
import eu.megawatt.service.books.period.PeriodView;
import java.util.ArrayList;
import java.util.List;

/** What a reader of a report has to know before relying on it. */
final class Warnings {

  private Warnings() {}

  static List<String> of(MonthFile file) {
    PeriodView view = file.of().view();
    List<String> warnings = new ArrayList<>();
    if (!view.closed()) {
      warnings.add("%s is open: what it says is provisional.".formatted(view.id()));
    }
    int missing = view.missing().size() + view.moreMissingCount();
    if (missing > 0) {
      warnings.add(
          "%d things are missing of %s; GET /api/v1/periods says which."
              .formatted(missing, view.id()));
    }
    file.of()
        .billingProblem()
        .ifPresent(it -> warnings.add("Nobody can be billed: %s.".formatted(it)));
    file.month().statement().sites().values().stream()
        .filter(it -> !it.quality().isMetered())
        .map(SiteSummary::siteId)
        .forEach(
            it ->
                warnings.add(
                    "Site %s has times without a meter: its PUE is declared there.".formatted(it)));
    long unchecked =
        file.month().book().assumptions().stream()
            .map(Assumption::heading)
            .filter(it -> it.source().isToBeChecked())
            .count();
    if (unchecked > 0) {
      warnings.add(
          "%d assumptions of the book have not been held against their sources."
              .formatted(unchecked));
    }
    return warnings;
  }
}
