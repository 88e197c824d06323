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

  public static final String FORMAT = "megawatt/bench-fairness/2";

  public FairnessResult {
    rows = List.copyOf(rows);
  }

  /**
   * How much later the others' jobs end, as one dispatcher ran the week.
   *
   * @param byTheFlood than without it
   * @param thanAlone than on a share of each pool and limit that is the tenant's own, as large as
   *     what it is guaranteed
   * @param ofTenantThanAlone the same of each tenant's first, second and further ends, whichever of
   *     its jobs these are
   * @param floodDone of the flooding tenant's jobs
   * @param seconds that dispatching the week with the flood took
   */
  public record Row(
      String dispatcher,
      Delays byTheFlood,
      Delays thanAlone,
      Delays ofTenantThanAlone,
      int floodDone,
      double seconds) {}
}
