package eu.megawatt.reports.closing;

import eu.megawatt.reports.booking.BookingState;
import eu.megawatt.reports.booking.Missing;
import eu.megawatt.reports.period.Statement;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What became of a month's facts: a statement, or what is missing for one. */
public sealed interface Month {

  /**
   * A month that can be closed.
   *
   * @param after where the booking of each site stands at its end
   */
  record Made(Statement statement, NavigableMap<String, BookingState> after) implements Month {

    public Made {
      after = Collections.unmodifiableNavigableMap(new TreeMap<>(after));
    }
  }

  /** Nothing is guessed: this has to be known first. */
  record Incomplete(List<Missing> missing) implements Month {

    public Incomplete {
      missing = List.copyOf(missing);
    }
  }
}
