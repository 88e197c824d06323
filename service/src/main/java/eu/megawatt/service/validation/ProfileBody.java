package eu.megawatt.service.validation;

import java.util.List;
import java.util.Optional;

/**
 * What is assumed of a device model, as it is said and kept.
 *
 * @param source whose numbers these are
 */
public record ProfileBody(
    Optional<String> source, Optional<List<KernelPromise>> kernels, Optional<String> reason) {

  /**
   * What is assumed of one kernel.
   *
   * @param name of the case
   * @param engine that does the work; what another engine does is not held against it
   * @param value in the unit of the kernel
   * @param marginRatio the share that may be missing without harm; 0.05 where it is left out
   * @param failureMarginRatio the share that may not be missing; 0.1 where it is left out
   * @param needed whether placements need it; true where it is left out
   */
  public record KernelPromise(
      Optional<String> name,
      Optional<String> engine,
      Optional<Double> value,
      Optional<String> unit,
      Optional<Double> marginRatio,
      Optional<Double> failureMarginRatio,
      Optional<Boolean> needed) {}
}
