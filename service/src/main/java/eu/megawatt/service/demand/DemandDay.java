package eu.megawatt.service.demand;

import java.time.LocalDate;
import java.util.List;

/**
 * The demand of a whole day (UTC).
 *
 * @param isKnown whether each site that was heard of was heard of in half of the day at least
 * @param heardPermille of the quarter-hours of these sites; what is missing is as the rest
 * @param siteIds those that were heard of in half of the day at least
 */
record DemandDay(
    LocalDate day, boolean isKnown, int heardPermille, List<String> siteIds, List<Row> rows) {

  DemandDay {
    siteIds = List.copyOf(siteIds);
    rows = List.copyOf(rows);
  }

  /**
   * One of its parts, in millijoules of IT.
   *
   * @param profileId empty where nobody knows the job
   * @param usedMilliJ by jobs that ran
   * @param lateMilliJ of it, what was wanted earlier
   * @param unservedMilliJ wanted by jobs that had not begun
   */
  record Row(
      String workKind,
      String gpuType,
      String profileId,
      String tenantId,
      long usedMilliJ,
      long lateMilliJ,
      long unservedMilliJ) {}
}
