package eu.megawatt.reports.invoice;

import eu.megawatt.reports.ledger.Holder;

/** Which part of a row of a statement is charged, in the order of invoices. */
public enum Portion {
  /** What a job's GPUs were at work for. */
  USED("used", "GPU time at work"),
  /** What they were a job's for without being at work. */
  RESERVED("reserved", "GPU time reserved and not at work"),
  /** All of a job's row, where it corrects a closed month. */
  CORRECTED("corrected", "Correction of GPU time"),
  IDLE("idle", "Idle GPUs that no job had"),
  UNASSIGNED("unassigned", "Rest of nodes of GPUs that no job had"),
  OVERHEAD("overhead", "Overhead of a site without IT");

  private final String word;
  private final String description;

  Portion(String word, String description) {
    this.word = word;
    this.description = description;
  }

  /** The word that documents and files use. */
  public String word() {
    return word;
  }

  /** As invoices say it. */
  public String description() {
    return description;
  }

  /** The portion that is all of a row which is no job's. */
  static Portion whole(Holder holder) {
    return switch (holder) {
      case Holder.Job _ -> CORRECTED;
      case Holder.Idle _ -> IDLE;
      case Holder.Unassigned _ -> UNASSIGNED;
      case Holder.Overhead _ -> OVERHEAD;
    };
  }
}
