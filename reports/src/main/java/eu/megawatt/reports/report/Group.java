package eu.megawatt.reports.report;

import eu.megawatt.reports.period.Posted;
import java.util.SortedSet;
import java.util.TreeSet;

/** The sum behind a row of a report, while rows are added to it. */
final class Group {

  private Posted posted = Posted.NOTHING;
  private Shared shared = Shared.NOTHING;
  private final SortedSet<String> siteIds = new TreeSet<>();

  void add(Posted more, Shared moreShared, String siteId) {
    posted = posted.plus(more);
    shared = shared.plus(moreShared);
    siteIds.add(siteId);
  }

  void add(Group other) {
    posted = posted.plus(other.posted);
    shared = shared.plus(other.shared);
    siteIds.addAll(other.siteIds);
  }

  Posted posted() {
    return posted;
  }

  Shared shared() {
    return shared;
  }

  /** The sites that it is of. */
  SortedSet<String> siteIds() {
    return siteIds;
  }
}
