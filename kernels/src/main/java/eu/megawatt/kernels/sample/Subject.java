package eu.megawatt.kernels.sample;

import eu.megawatt.kernels.suite.Block;
import eu.megawatt.kernels.suite.Kernel;
import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.suite.Measure;
import eu.megawatt.kernels.suite.Precision;
import eu.megawatt.kernels.suite.Work;
import java.util.Collection;

/**
 * What was measured, with all that its speed is computed from, so that samples can be read where
 * the suite has changed since.
 *
 * @param name the name of the case
 * @param work of one repetition
 */
public record Subject(String name, Kernel kernel, Precision precision, Work work) {

  /** A case of this suite. */
  public static Subject of(KernelCase it) {
    return new Subject(it.name(), it.kernel(), it.precision(), it.work());
  }

  /** What its speed is said in. */
  public Measure measure() {
    return kernel.measure();
  }

  /** The speeds of some blocks, in that unit. */
  public double[] speeds(Collection<Block> blocks) {
    return blocks.stream()
        .mapToDouble(it -> measure().of(work, it.repetitions(), it.nanoseconds()))
        .toArray();
  }
}
