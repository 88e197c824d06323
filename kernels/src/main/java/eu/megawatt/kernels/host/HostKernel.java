package eu.megawatt.kernels.host;

import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Prepared;
import eu.megawatt.kernels.suite.Stopwatch;

/** A kernel of the host: what it does, and how what it made is judged. */
abstract class HostKernel implements Prepared {

  private final String engine;

  HostKernel(String engine) {
    this.engine = engine;
  }

  /** Spoils what the last repetition made. */
  abstract void poison();

  /** Does the work so often. */
  abstract void repeat(int repetitions);

  /** Judges what the last repetition made. */
  abstract Correctness judge();

  @Override
  public final String engine() {
    return engine;
  }

  @Override
  public final Correctness check() {
    poison();
    repeat(1);
    return judge();
  }

  @Override
  public final long run(int repetitions) {
    return Stopwatch.time(repetitions, this::repeat);
  }
}
