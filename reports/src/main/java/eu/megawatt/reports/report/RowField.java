package eu.megawatt.reports.report;

import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.Holder;
import java.util.Arrays;
import java.util.Optional;

/** By what rows of a statement are told apart. */
public enum RowField {
  SITE(1),
  POOL(2),
  /** The words of {@link Part}. */
  PART(3),
  TENANT(4),
  PROJECT(5),
  JOB(6),
  /** The used or the reserved part of a job's row; both have the same accounts behind them. */
  PORTION(7);

  private final int code;

  RowField(int code) {
    this.code = code;
  }

  /** As references have it, 1 to 127; never another one, since references are kept. */
  int code() {
    return code;
  }

  /** The field of a code; empty where there is none. */
  static Optional<RowField> of(int code) {
    return Arrays.stream(values()).filter(it -> it.code == code).findFirst();
  }

  /** What an account has of it; empty where it has none of it. */
  Optional<String> of(Account account, JobDirectory jobs) {
    return switch (this) {
      case SITE -> Optional.of(account.siteId());
      case POOL -> Optional.of(account.poolId());
      case PART -> Optional.of(Part.of(account.holder()).word());
      case TENANT -> job(account).map(Holder.Job::tenantId);
      case PROJECT -> job(account).map(job -> jobs.of(job).project().orElse(""));
      case JOB -> job(account).map(Holder.Job::jobId);
      case PORTION -> Optional.empty();
    };
  }

  private static Optional<Holder.Job> job(Account account) {
    return account.holder() instanceof Holder.Job job ? Optional.of(job) : Optional.empty();
  }
}
