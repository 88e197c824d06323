package eu.megawatt.service.books.ledger;

import eu.megawatt.reports.booking.Missing;
import eu.megawatt.reports.ledger.Quarter;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/** Knows why quarter-hours are not in the ledger, or not as they will be. Thread-safe. */
public interface Waiting {

  /** Nothing waits. */
  Waiting NOTHING =
      new Waiting() {
        @Override
        public List<Missing> missing(String siteId, Quarter from, Quarter to) {
          return List.of();
        }

        @Override
        public SortedMap<String, Long> hours(Quarter from, Quarter to) {
          return Collections.emptySortedMap();
        }
      };

  /** Without what the quarter-hours of a site in [from, to) could not be booked; a few at most. */
  List<Missing> missing(String siteId, Quarter from, Quarter to);

  /** How many hours in [from, to) are to be booked, for the first time or again, by site. */
  SortedMap<String, Long> hours(Quarter from, Quarter to);

  /** The same of all sites. */
  default long hourCount(Quarter from, Quarter to) {
    return hours(from, to).values().stream().mapToLong(Long::longValue).sum();
  }
}
