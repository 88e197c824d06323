package eu.megawatt.service.rest;

import eu.megawatt.reports.cost.WorkCount;
import eu.megawatt.service.books.input.DocumentVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A version of the counts of work. */
record ShownWork(
    int version, Instant recordedAt, String recordedBy, String reason, List<Item> items) {

  /** What was done on a day, as in the table. */
  record Item(
      LocalDate day,
      String siteId,
      Optional<String> poolId,
      String tenantId,
      Optional<String> project,
      Optional<String> jobId,
      long inputTokenCount,
      long outputTokenCount,
      long taskCount,
      long acceptedTaskCount,
      String source) {

    static Item of(WorkCount it) {
      return new Item(
          it.day(),
          it.siteId(),
          it.poolId(),
          it.tenantId(),
          it.project(),
          it.jobId(),
          it.work().inputTokens(),
          it.work().outputTokens(),
          it.work().taskCount(),
          it.work().acceptedTaskCount(),
          it.source());
    }
  }

  static ShownWork of(DocumentVersion version, List<WorkCount> counts) {
    return new ShownWork(
        version.version(),
        version.recordedAt(),
        version.recordedBy(),
        version.reason(),
        counts.stream().map(Item::of).toList());
  }
}
