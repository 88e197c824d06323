package eu.megawatt.service.books;

import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.ledger.SiteQuarter;
import eu.megawatt.service.books.ledger.Ledger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A ledger in memory. Thread-safe. */
public final class MemoryLedger implements Ledger {

  private final NavigableMap<String, NavigableMap<Quarter, List<SiteQuarter>>> entries =
      new TreeMap<>();
  private long revision;

  /** Writes an entry, as the next version of what is there. */
  public synchronized void write(SiteQuarter entry) {
    entries
        .computeIfAbsent(entry.siteId(), _ -> new TreeMap<>())
        .computeIfAbsent(entry.quarter(), _ -> new ArrayList<>())
        .add(entry);
    revision++;
  }

  /** How many entries were written. */
  public synchronized long revision(Quarter from, Quarter to) {
    return from.compareTo(to) < 0 ? revision : 0;
  }

  @Override
  public synchronized SortedSet<String> sites(Quarter from, Quarter to) {
    SortedSet<String> sites = new TreeSet<>();
    entries.forEach(
        (id, its) -> {
          if (!its.subMap(from, true, to, false).isEmpty()) {
            sites.add(id);
          }
        });
    return Collections.unmodifiableSortedSet(sites);
  }

  @Override
  public synchronized void inForce(
      String siteId, Quarter from, Quarter to, Consumer<SiteQuarter> each) {
    of(siteId).subMap(from, true, to, false).values().forEach(it -> each.accept(it.getLast()));
  }

  @Override
  public synchronized List<SiteQuarter> versions(String siteId, Quarter quarter) {
    return List.copyOf(of(siteId).getOrDefault(quarter, List.of()));
  }

  private NavigableMap<Quarter, List<SiteQuarter>> of(String siteId) {
    return entries.getOrDefault(siteId, new TreeMap<>());
  }
}
