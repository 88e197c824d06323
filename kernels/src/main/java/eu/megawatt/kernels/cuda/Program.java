package eu.megawatt.kernels.cuda;

import eu.megawatt.kernels.suite.Correctness;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * A kernel of the suite on a device: what is put into the stream, and what is made of it.
 *
 * @param engine what does the work
 * @param steps of one repetition
 * @param poison spoils the results, so that what is not made anew shows
 * @param judge holds the results, once made, against the reference
 * @param fingerprint a checksum of the results, if there are any
 * @param timing how repetitions are timed
 */
record Program(
    String engine,
    List<Step> steps,
    Runnable poison,
    Supplier<Correctness> judge,
    Supplier<OptionalLong> fingerprint,
    Timing timing) {

  /** What own device code is called. */
  static final String PTX = "ptx";

  /** What the driver's own copies are called. */
  static final String COPY = "driver-copy";

  /** How repetitions are timed. */
  enum Timing {
    /** By the device's events before the first and after the last. */
    OF_THE_DEVICE,
    /** By the host's clock, each step awaited before the next. */
    OF_THE_HOST
  }

  /** Keeps a copy. */
  Program {
    steps = List.copyOf(steps);
  }

  /** One with one result in the device's memory. */
  static Program of(
      String engine,
      List<Step> steps,
      Workspace workspace,
      Buffer result,
      Supplier<Correctness> judge) {
    return new Program(
        engine,
        steps,
        () -> workspace.poison(result),
        judge,
        () -> OptionalLong.of(workspace.checksum(result)),
        Timing.OF_THE_DEVICE);
  }
}
