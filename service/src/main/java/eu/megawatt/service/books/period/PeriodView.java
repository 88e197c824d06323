package eu.megawatt.service.books.period;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A month as it is shown.
 *
 * @param id such as {@code 2026-10}
 * @param state Open or Closed
 * @param quarterCount of the month, by its days
 * @param isComplete whether it is over and nothing of it is missing
 * @param bookedQuarterCount of the site that has the fewest entries
 * @param missing the first of what is missing
 * @param correctionCount rows that correct closed months
 * @param sha256 of its statement
 */
public record PeriodView(
    String id,
    String state,
    Instant from,
    Instant to,
    int quarterCount,
    boolean isComplete,
    int bookedQuarterCount,
    List<Lacking> missing,
    int moreMissingCount,
    int correctionCount,
    Optional<Instant> closedAt,
    Optional<String> closedBy,
    Optional<String> reason,
    Optional<String> sha256,
    Optional<Integer> bookVersion) {

  static final String OPEN = "Open";
  static final String CLOSED = "Closed";

  public PeriodView {
    missing = List.copyOf(missing);
  }

  /** Whether it never changes any more. */
  public boolean closed() {
    return state.equals(CLOSED);
  }
}
