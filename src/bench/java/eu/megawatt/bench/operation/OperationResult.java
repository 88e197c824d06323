package eu.megawatt.bench.operation;

import eu.megawatt.bench.record.Machine;
import java.time.Instant;
import java.util.List;

/** What {@code bench operation} keeps. */
public record OperationResult(
    String format,
    Instant at,
    String commit,
    Machine machine,
    long seed,
    int jobs,
    int gpus,
    int curtailments,
    int failures,
    List<Row> rows) {

  public static final String FORMAT = "megawatt/bench-operation/1";

  public OperationResult {
    rows = List.copyOf(rows);
  }

  /**
   * The week as one dispatcher ran it.
   *
   * @param eur of all that follows
   * @param movingEur restarts and transfers
   * @param mwh facility energy above idle
   * @param lateHours summed up over jobs
   * @param breaks stops of jobs that were not done, wanted or not
   * @param lostGpuHours work that breaks took away, in hours of an H100
   * @param utilisationPercent of the GPU-hours of the week's seven days
   * @param seconds that dispatching took
   */
  public record Row(
      String dispatcher,
      double eur,
      double energyEur,
      double carbonEur,
      double latenessEur,
      double movingEur,
      double mwh,
      double carbonKg,
      double lateHours,
      int lateJobs,
      int jobs,
      int breaks,
      double lostGpuHours,
      double utilisationPercent,
      double seconds) {}
}
