package eu.megawatt.kernels.sample;

import eu.megawatt.kernels.suite.Block;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What the machine was like meanwhile.
 *
 * @param othersShare the share of all CPUs' time that other processes took; empty where the machine
 *     does not say
 * @param stealShare the share that the hypervisor took
 * @param calibration a short loop of known work, one block between any two blocks of the kernel;
 *     none where a device's own clock timed it
 */
public record Conditions(
    OptionalDouble othersShare, OptionalDouble stealShare, List<Block> calibration) {

  /** Of what was not measured. */
  public static final Conditions NONE =
      new Conditions(OptionalDouble.empty(), OptionalDouble.empty(), List.of());
}
