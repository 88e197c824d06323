package eu.megawatt.bench.records;

import eu.megawatt.bench.record.Machine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What {@code bench records} keeps.
 *
 * @param rows quarter-hours of nodes that the database was filled with
 * @param fillSeconds in the order of keys, without forcing each transaction
 * @param pageCache what was done so that reads are cold
 */
public record RecordsResult(
    String format,
    Instant at,
    String commit,
    Machine machine,
    int days,
    int nodes,
    long rows,
    double fillSeconds,
    double fillRowsPerSecond,
    double fileMiB,
    String pageCache,
    List<Figure> figures) {

  public static final String FORMAT = "megawatt/bench-records/1";

  public RecordsResult {
    figures = List.copyOf(figures);
  }

  /**
   * One thing that was measured, each time in a process of its own.
   *
   * @param millis of each time
   * @param goalMillis what no time should pass
   */
  public record Figure(
      String what,
      List<Double> millis,
      double medianMillis,
      double maxMillis,
      Optional<Double> goalMillis) {

    public Figure {
      millis = List.copyOf(millis);
    }

    static Figure of(String what, List<Double> millis, Optional<Double> goalMillis) {
      List<Double> sorted = millis.stream().sorted().toList();
      return new Figure(what, millis, sorted.get(sorted.size() / 2), sorted.getLast(), goalMillis);
    }
  }
}
