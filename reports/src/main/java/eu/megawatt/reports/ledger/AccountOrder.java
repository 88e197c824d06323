package eu.megawatt.reports.ledger;

import java.util.Comparator;

/**
 * One order for accounts: by site and pool; jobs by tenant and id, then idle, unassigned, overhead.
 * Remainders are given and files are written in it, so that both can be made again.
 */
final class AccountOrder {

  static final Comparator<Account> BY_PLACE =
      Comparator.comparing(Account::siteId)
          .thenComparing(Account::poolId)
          .thenComparingInt(account -> rank(account.holder()))
          .thenComparing(account -> tenant(account.holder()))
          .thenComparing(account -> job(account.holder()))
          .thenComparing(account -> workloadClass(account.holder()));

  private AccountOrder() {}

  private static int rank(Holder holder) {
    return switch (holder) {
      case Holder.Job _ -> 0;
      case Holder.Idle _ -> 1;
      case Holder.Unassigned _ -> 2;
      case Holder.Overhead _ -> 3;
    };
  }

  private static String tenant(Holder holder) {
    return holder instanceof Holder.Job job ? job.tenantId() : "";
  }

  private static String job(Holder holder) {
    return holder instanceof Holder.Job job ? job.jobId() : "";
  }

  private static String workloadClass(Holder holder) {
    return holder instanceof Holder.Job job ? job.workloadClass() : "";
  }
}
