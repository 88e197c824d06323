package eu.megawatt.service.books.period;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** What else is kept in the transaction in which a month is closed. */
@FunctionalInterface
public interface AtClosing {

  /** Does its part for a month. */
  void closed(Handle handle, String periodId, Instant at);
}
