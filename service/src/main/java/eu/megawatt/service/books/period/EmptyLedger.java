package eu.megawatt.service.books.period;

import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.ledger.SiteQuarter;
import eu.megawatt.service.books.ledger.Ledger;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A ledger in which nothing is written. */
final class EmptyLedger implements Ledger {

  @Override
  public SortedSet<String> sites(Quarter from, Quarter to) {
    return Collections.unmodifiableSortedSet(new TreeSet<>());
  }

  @Override
  public void inForce(String siteId, Quarter from, Quarter to, Consumer<SiteQuarter> each) {
    // There are no entries.
  }

  @Override
  public List<SiteQuarter> versions(String siteId, Quarter quarter) {
    return List.of();
  }
}
