package eu.megawatt.service.books.report;

import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.Holder;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What is behind a row of a report.
 *
 * @param ledgerMonth the month whose quarter-hours are behind it
 * @param corrects the closed month that it corrects
 * @param accounts the first of them
 * @param days what lines of each day add up to
 * @param entries the first lines, in the order of time
 * @param entryCount how many lines there are
 * @param moreHref where lines of its first days are, where there are more than these
 * @param bookVersions the assumptions that lines were counted by
 * @param series the versions of series that lines were counted by
 * @param meterIds the meters of their sites
 */
public record TraceView(
    String rowId,
    String period,
    String ledgerMonth,
    Optional<String> corrects,
    PostedView posted,
    List<AccountView> accounts,
    int accountCount,
    List<DayView> days,
    List<LineView> entries,
    long entryCount,
    Optional<String> moreHref,
    SortedSet<Integer> bookVersions,
    List<SeriesView> series,
    SortedSet<String> meterIds) {

  /** Whose a row is. */
  public record AccountView(
      String siteId,
      String poolId,
      String holder,
      Optional<String> tenantId,
      Optional<String> jobId) {

    static AccountView of(Account account) {
      Optional<Holder.Job> job =
          account.holder() instanceof Holder.Job its ? Optional.of(its) : Optional.empty();
      return new AccountView(
          account.siteId(),
          account.poolId(),
          LineView.word(account.holder()),
          job.map(Holder.Job::tenantId),
          job.map(Holder.Job::jobId));
    }
  }

  /** A day by the clock of the books. Numbers past 2^53 are texts. */
  public record DayView(LocalDate day, Object energyMilliJ, Object costMicroEur) {}

  /** A version of a series. */
  public record SeriesView(String id, int version) {}
}
