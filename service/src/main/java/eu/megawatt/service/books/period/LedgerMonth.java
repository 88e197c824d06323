package eu.megawatt.service.books.period;

import eu.megawatt.reports.period.Statement;
import eu.megawatt.reports.report.LedgerTotals;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What the ledger says of a month at one moment.
 *
 * @param statement without corrections
 * @param bookedCount quarter-hours of the site that has the fewest entries
 * @param missing the first of what is missing
 * @param versions of entries, by site
 * @param series the versions of series that it was counted by, by id
 */
record LedgerMonth(
    Statement statement,
    LedgerTotals totals,
    int bookedCount,
    List<Lacking> missing,
    int moreMissingCount,
    SortedMap<String, List<VersionRun>> versions,
    SortedMap<String, SortedSet<Integer>> series) {

  LedgerMonth {
    missing = List.copyOf(missing);
    versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
    series = Collections.unmodifiableSortedMap(new TreeMap<>(series));
  }
}
