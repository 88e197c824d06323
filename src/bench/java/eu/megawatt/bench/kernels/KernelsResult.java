package eu.megawatt.bench.kernels;

import eu.megawatt.bench.record.Machine;
import java.time.Instant;
import java.util.List;

/**
 * What {@code bench kernels} found, one thread each.
 *
 * @param compiler of the peers in C, with its options
 * @param blas OpenBLAS and whose code it took
 * @param vectors what Java's vectors are
 */
public record KernelsResult(
    String format,
    Instant at,
    String commit,
    Machine machine,
    String compiler,
    String blas,
    String vectors,
    List<Row> rows) {

  static final String FORMAT = "megawatt-bench-kernels/1";

  /**
   * A kernel beside its peer.
   *
   * @param kernel the name of the case
   * @param java median speed in Java
   * @param peerValue median speed of the peer
   * @param ratio median of the rounds' ratios of Java to the peer
   * @param ratioLow with ratioHigh the interval of that median, at 99 %
   * @param goal what was aimed at
   * @param calibrationVariation how a loop of known work varied meanwhile, as a share
   * @param ratios of all rounds, in their order
   */
  public record Row(
      String kernel,
      String peer,
      String unit,
      double java,
      double peerValue,
      double ratio,
      double ratioLow,
      double ratioHigh,
      double goal,
      double calibrationVariation,
      List<Double> ratios) {}
}
