package eu.megawatt.service.books.period;

import eu.megawatt.reports.booking.Missing;
import eu.megawatt.reports.ledger.Quarter;
import java.util.List;

/** Knows why quarter-hours are not in the ledger. Thread-safe. */
@FunctionalInterface
public interface Waiting {

  /** Knows of nothing. */
  Waiting NOTHING = (_, _, _) -> List.of();

  /** Without what the quarter-hours of a site in [from, to) could not be booked; a few at most. */
  List<Missing> missing(String siteId, Quarter from, Quarter to);
}
