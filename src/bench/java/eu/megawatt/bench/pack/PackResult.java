package eu.megawatt.bench.pack;

import eu.megawatt.bench.record.Machine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What {@code bench pack} keeps.
 *
 * @param nodes nodes of the cluster
 * @param gpus GPUs of the cluster
 * @param inflated how many times the cluster's GPUs the pods ask for
 */
public record PackResult(
    String format,
    Instant at,
    String commit,
    Machine machine,
    int nodes,
    int gpus,
    double inflated,
    List<Row> rows) {

  public static final String FORMAT = "megawatt/bench-pack/1";

  public PackResult {
    rows = List.copyOf(rows);
  }

  /**
   * A policy on a list of pods.
   *
   * @param allocatedPercents of the cluster's GPUs, one for each shuffle
   * @param meanPercent of them
   * @param deviationPercent standard deviation of them
   * @param meanUnplaced pods left out, on average
   * @param podsPerSecond all shuffles' pods by the time that preparing and placing took
   * @param publishedPercent mean that the FGD paper published
   */
  public record Row(
      String list,
      String policy,
      List<Double> allocatedPercents,
      double meanPercent,
      double deviationPercent,
      double meanUnplaced,
      double podsPerSecond,
      Optional<Double> publishedPercent) {

    public Row {
      allocatedPercents = List.copyOf(allocatedPercents);
    }
  }
}
