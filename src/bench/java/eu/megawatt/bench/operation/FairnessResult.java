package eu.megawatt.bench.operation;

import eu.megawatt.bench.record.Machine;
import java.time.Instant;
import java.util.List;

/** What {@code bench fairness} keeps. */
public record FairnessResult(
    String format,
    Instant at,
    String commit,
    Machine machine,
    long seed,
    int jobs,
    int flood,
    List<Row> rows) {

  public static final String FORMAT = "megawatt/bench-fairness/1";

  public FairnessResult {
    rows = List.copyOf(rows);
  }

  /**
   * How much later the others' jobs end because of the flood.
   *
   * @param late jobs that end later at all
   * @param undone jobs that are not done when the week ends, and would be without the flood
   * @param medianMinutes of those that are done
   * @param floodDone of the flooding tenant's jobs
   */
  public record Row(
      String dispatcher,
      int late,
      int undone,
      double medianMinutes,
      double p99Minutes,
      double mostMinutes,
      int floodDone,
      double seconds) {}
}
