package eu.megawatt.reports.report;

import eu.megawatt.reports.ledger.Holder;
import java.util.Arrays;

/** The parts of a meter, in the order in which reports list them. */
public enum Part {
  JOBS("jobs"),
  IDLE("idle"),
  UNASSIGNED("unassigned"),
  OVERHEAD("overhead");

  private final String word;

  Part(String word) {
    this.word = word;
  }

  /** The word that documents and files use. */
  public String word() {
    return word;
  }

  /** The part that a word names. */
  static Part of(String word) {
    return Arrays.stream(values())
        .filter(it -> it.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "part is (%s); allowed is jobs, idle, unassigned or overhead".formatted(word)));
  }

  /** Whose part it is. */
  public static Part of(Holder holder) {
    return switch (holder) {
      case Holder.Job _ -> JOBS;
      case Holder.Idle _ -> IDLE;
      case Holder.Unassigned _ -> UNASSIGNED;
      case Holder.Overhead _ -> OVERHEAD;
    };
  }
}
