package eu.megawatt.service.books.period;

import eu.megawatt.reports.closing.ClosedMonth;
import eu.megawatt.reports.invoice.Billing;
import eu.megawatt.reports.period.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A month with all that its reports are made of.
 *
 * @param month as it is closed, or would be if it were closed now
 * @param payers who pays for it
 * @param billingProblem why nobody can be billed for it; its billing is at cost then
 * @param series by which it was counted
 * @param versions of the entries that it was made of, by site
 */
public record BookMonth(
    PeriodView view,
    ClosedMonth month,
    Payers payers,
    Optional<String> billingProblem,
    List<SeriesUsed> series,
    SortedMap<String, List<VersionRun>> versions) {

  public BookMonth {
    series = List.copyOf(series);
    versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
  }

  /** Divides a part of it among who pays for it. */
  public Billing billing(Statement statement) {
    return billingProblem.isPresent() ? payers.atCost(statement) : payers.billing(statement);
  }
}
