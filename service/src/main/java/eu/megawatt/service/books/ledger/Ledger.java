package eu.megawatt.service.books.ledger;

import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.ledger.SiteQuarter;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Consumer;

/** Entries by site and quarter-hour. None is ever changed; a later version counts. Thread-safe. */
public interface Ledger {

  /** The sites that have entries of quarter-hours in [from, to). */
  SortedSet<String> sites(Quarter from, Quarter to);

  /** Tells the entries in force of a site in [from, to), in order of time, a few in memory. */
  void inForce(String siteId, Quarter from, Quarter to, Consumer<SiteQuarter> each);

  /** All versions of an entry, the first one first. */
  List<SiteQuarter> versions(String siteId, Quarter quarter);
}
