package eu.megawatt.reports.imports;

import eu.megawatt.reports.cost.WorkCount;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes counts of work as {@link WorkCsv} reads them: the same text for the same counts. */
public final class WorkCsvWriter {

  private static final String HEADER =
      "day,site,pool,tenant,project,job,inputTokens,outputTokens,tasks,acceptedTasks,source\n";

  private WorkCsvWriter() {}

  /** The table, a line for each count. */
  public static String write(List<WorkCount> counts) {
    return counts.stream().map(WorkCsvWriter::row).collect(Collectors.joining("", HEADER, ""));
  }

  private static String row(WorkCount it) {
    return Stream.of(
            it.day().toString(),
            it.siteId(),
            it.poolId().orElse(""),
            it.tenantId(),
            it.project().orElse(""),
            it.jobId().orElse(""),
            Long.toString(it.work().inputTokens()),
            Long.toString(it.work().outputTokens()),
            Long.toString(it.work().taskCount()),
            Long.toString(it.work().acceptedTaskCount()),
            it.source())
        .map(CsvCell::of)
        .collect(Collectors.joining(",", "", "\n"));
  }
}
