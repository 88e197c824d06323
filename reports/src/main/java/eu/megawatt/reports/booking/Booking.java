package eu.megawatt.reports.booking;

import eu.megawatt.reports.assumption.ExciseAnswer;
import eu.megawatt.reports.ledger.SiteQuarter;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What became of facts: all of them are booked, or none. */
public sealed interface Booking {

  /**
   * Entries of the ledger.
   *
   * @param entries each of version 1, in order; see {@link Restatement}
   * @param after where to go on
   * @param excises which rates of the excise hold, from each day on which that changes
   */
  record Booked(
      List<SiteQuarter> entries, BookingState after, NavigableMap<LocalDate, ExciseAnswer> excises)
      implements Booking {

    public Booked {
      entries = List.copyOf(entries);
      excises = Collections.unmodifiableNavigableMap(new TreeMap<>(excises));
    }
  }

  /**
   * Nothing is guessed and nothing half booked: something is missing.
   *
   * @param missing all of it, neighbouring times as one
   * @param moreCount how many more there are than are told
   */
  record Incomplete(List<Missing> missing, int moreCount) implements Booking {

    public Incomplete {
      missing = List.copyOf(missing);
    }
  }
}
