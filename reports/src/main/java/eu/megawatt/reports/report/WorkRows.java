package eu.megawatt.reports.report;

import eu.megawatt.reports.cost.Work;
import eu.megawatt.reports.cost.WorkCount;
import eu.megawatt.reports.ledger.Holder;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was done with each row of a report. A count that does not say what rows are told apart by is
 * of none of them.
 */
final class WorkRows {

  private static final String UNKNOWN_CLASS = "";

  private final Map<RowRef, Work> rows = new HashMap<>();

  private WorkRows() {}

  static WorkRows of(YearMonth month, GroupBy by, JobDirectory jobs, List<WorkCount> counts) {
    WorkRows work = new WorkRows();
    for (WorkCount count : counts) {
      where(by, jobs, count)
          .ifPresent(
              it ->
                  work.rows.merge(
                      new RowRef(month, Optional.empty(), it), count.work(), Work::plus));
    }
    return work;
  }

  private static Optional<SortedMap<RowField, String>> where(
      GroupBy by, JobDirectory jobs, WorkCount count) {
    SortedMap<RowField, String> where = new TreeMap<>();
    where.put(RowField.PART, Part.JOBS.word());
    for (RowField field : by.fields()) {
      Optional<String> value = value(field, jobs, count);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      where.put(field, value.get());
    }
    return Optional.of(where);
  }

  private static Optional<String> value(RowField field, JobDirectory jobs, WorkCount count) {
    return switch (field) {
      case SITE -> Optional.of(count.siteId());
      case POOL -> count.poolId();
      case TENANT -> Optional.of(count.tenantId());
      case PROJECT -> count.project().or(() -> projectOfJob(jobs, count));
      case JOB -> count.jobId();
      case PART, PORTION -> Optional.empty();
    };
  }

  private static Optional<String> projectOfJob(JobDirectory jobs, WorkCount count) {
    return count
        .jobId()
        .map(
            it ->
                jobs.of(new Holder.Job(count.tenantId(), it, UNKNOWN_CLASS)).project().orElse(""));
  }

  /** What was done with a row; nothing where nothing was counted. */
  Work of(RowRef row) {
    return rows.getOrDefault(row, Work.UNCOUNTED);
  }
}
