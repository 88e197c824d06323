package eu.megawatt.planner.buildout;

import java.util.Optional;

/**
 * An expansion that may be built once, or not at all.
 *
 * @param itKw size
 * @param gpu name of the GPU generation that stands in it
 * @param performancePerMille work that a kW of it does, where the reference generation does 1000
 * @param earliestQuarter first quarter in which it can start
 * @param leadQuarters from the order, when the capital is paid, to the start
 * @param requires option of the same site that has to be ready when this one starts
 * @param excludes group of which at most one option is built
 */
public record Option(
    String id,
    String siteId,
    long itKw,
    String gpu,
    int performancePerMille,
    int earliestQuarter,
    int leadQuarters,
    Price price,
    Optional<String> requires,
    Optional<String> excludes,
    Lateness lateness) {

  /** What it adds, in kW of the reference generation, rounded down. */
  public long referenceKw() {
    return itKw * performancePerMille / 1000;
  }
}
