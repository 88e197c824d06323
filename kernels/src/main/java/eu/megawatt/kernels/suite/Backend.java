package eu.megawatt.kernels.suite;

import java.util.List;

/** Something that runs kernels on one device. Used by one thread at a time. */
public interface Backend extends AutoCloseable {

  /** What it runs them on. */
  Device device();

  /**
   * What it is asked to run, in order. What this device cannot run is in it too, so that it is said
   * and not skipped.
   */
  List<KernelCase> cases(Extent extent);

  /**
   * Makes operands and code for a kernel.
   *
   * @param seed of the operands
   * @throws AbsentException where this device cannot run it
   */
  Prepared prepare(KernelCase which, long seed);

  @Override
  void close();
}
