package eu.megawatt.reports.ledger;

/**
 * One order for accounts: by site and pool; jobs by tenant and id, then idle, unassigned, overhead.
 * Remainders are given and files are written in it, so that both can be made again. Written out,
 * since months of ledgers are sorted by it.
 */
final class AccountOrder {

  private AccountOrder() {}

  static int compare(Account one, Account other) {
    int order = one.siteId().compareTo(other.siteId());
    if (order == 0) {
      order = one.poolId().compareTo(other.poolId());
    }
    return order == 0 ? compare(one.holder(), other.holder()) : order;
  }

  private static int compare(Holder one, Holder other) {
    return one instanceof Holder.Job job && other instanceof Holder.Job otherJob
        ? compare(job, otherJob)
        : Integer.compare(rank(one), rank(other));
  }

  private static int compare(Holder.Job one, Holder.Job other) {
    int order = one.tenantId().compareTo(other.tenantId());
    if (order == 0) {
      order = one.jobId().compareTo(other.jobId());
    }
    return order == 0 ? one.workloadClass().compareTo(other.workloadClass()) : order;
  }

  private static int rank(Holder holder) {
    return switch (holder) {
      case Holder.Job _ -> 0;
      case Holder.Idle _ -> 1;
      case Holder.Unassigned _ -> 2;
      case Holder.Overhead _ -> 3;
    };
  }
}
