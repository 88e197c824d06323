package eu.megawatt.reports.invoice;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.Optional;

/**
 * What the rows of an invoice line have in common. Its order is that of lines and of files.
 *
 * @param corrects the closed month that is corrected; empty for the month's own
 * @param tenantId empty for what is no job's
 * @param poolId may be that of no pool
 */
public record LineKey(
    Optional<YearMonth> corrects, String tenantId, String siteId, String poolId, Portion portion)
    implements Comparable<LineKey> {

  private static final Comparator<LineKey> ORDER =
      Comparator.comparing((LineKey key) -> key.corrects().map(YearMonth::toString).orElse(""))
          .thenComparing(LineKey::tenantId)
          .thenComparing(LineKey::siteId)
          .thenComparing(LineKey::poolId)
          .thenComparing(LineKey::portion);

  @Override
  public int compareTo(LineKey other) {
    return ORDER.compare(this, other);
  }

  /** Whether it is a job's, so that it may have a price. */
  boolean isJobs() {
    return switch (portion) {
      case USED, RESERVED, CORRECTED -> true;
      case IDLE, UNASSIGNED, OVERHEAD -> false;
    };
  }
}
