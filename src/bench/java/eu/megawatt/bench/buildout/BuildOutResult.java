package eu.megawatt.bench.buildout;

import eu.megawatt.bench.record.Machine;
import java.time.Instant;
import java.util.List;

/**
 * What {@code bench build-out} keeps.
 *
 * @param goalSeconds what no search should pass
 * @param goalGapPct what no gap should pass
 */
public record BuildOutResult(
    String format,
    Instant at,
    String commit,
    Machine machine,
    List<Row> rows,
    double medianSeconds,
    double maxSeconds,
    double maxGapPct,
    double goalSeconds,
    double goalGapPct) {

  public static final String FORMAT = "megawatt/bench-build-out/1";

  public BuildOutResult {
    rows = List.copyOf(rows);
  }

  /**
   * One case of five sites with twenty options each over twenty quarters.
   *
   * @param gapPct by which the plan's cost is above its lower bound
   */
  public record Row(long seed, double seconds, double gapPct, int builtCount) {}
}
