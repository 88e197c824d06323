package eu.megawatt.service.books.report;

import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.Amounts;
import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.ledger.SiteQuarter;
import eu.megawatt.service.json.Exact;
import java.time.Instant;
import java.util.Optional;

/**
 * A line of the ledger behind a row. Numbers past 2^53 are texts.
 *
 * @param from when its quarter-hour begins
 * @param version of its entry
 * @param holder job, idle, unassigned or overhead
 */
public record LineView(
    Instant from,
    int version,
    String siteId,
    String poolId,
    String holder,
    Optional<String> tenantId,
    Optional<String> jobId,
    Optional<String> workloadClass,
    Object itMilliJ,
    Object overheadMilliJ,
    long allocatedGpuMs,
    long usedGpuMs,
    Object costMicroEur,
    Object locationMilliG,
    Object marketMilliG) {

  static LineView of(SiteQuarter entry, Account account, Amounts amounts) {
    Optional<Holder.Job> job =
        account.holder() instanceof Holder.Job its ? Optional.of(its) : Optional.empty();
    return new LineView(
        entry.quarter().from(),
        entry.version(),
        account.siteId(),
        account.poolId(),
        word(account.holder()),
        job.map(Holder.Job::tenantId),
        job.map(Holder.Job::jobId),
        job.map(Holder.Job::workloadClass),
        Exact.of(amounts.itMilliJ()),
        Exact.of(amounts.overheadMilliJ()),
        amounts.allocatedGpuMillis(),
        amounts.usedGpuMillis(),
        Exact.of(amounts.microeur().total()),
        Exact.of(amounts.locationMilliG()),
        Exact.of(amounts.marketMilliG()));
  }

  /** What a kind of holder is called. */
  public static String word(Holder holder) {
    return switch (holder) {
      case Holder.Job _ -> "job";
      case Holder.Idle _ -> "idle";
      case Holder.Unassigned _ -> "unassigned";
      case Holder.Overhead _ -> "overhead";
    };
  }
}
