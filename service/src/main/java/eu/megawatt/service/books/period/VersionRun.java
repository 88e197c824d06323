package eu.megawatt.service.books.period;

import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.ledger.SiteQuarter;
import java.util.List;

/**
 * Quarter-hours one after the other whose entries had the same version.
 *
 * @param from the index of the first
 */
public record VersionRun(long from, int count, int version) {

  private boolean has(Quarter quarter) {
    return quarter.index() >= from && quarter.index() < from + count;
  }

  /** The version that counted for a quarter-hour; 0 where there was none. */
  public static int of(List<VersionRun> runs, Quarter quarter) {
    return runs.stream().filter(it -> it.has(quarter)).mapToInt(VersionRun::version).sum();
  }

  /** Adds an entry to the runs of its site, in order of time. */
  static void add(List<VersionRun> runs, SiteQuarter entry) {
    long at = entry.quarter().index();
    if (!runs.isEmpty()) {
      VersionRun last = runs.getLast();
      if (last.version == entry.version() && last.from + last.count == at) {
        runs.set(runs.size() - 1, new VersionRun(last.from, last.count + 1, last.version));
        return;
      }
    }
    runs.add(new VersionRun(at, 1, entry.version()));
  }
}
