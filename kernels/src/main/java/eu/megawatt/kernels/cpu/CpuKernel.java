package eu.megawatt.kernels.cpu;

import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Prepared;
import eu.megawatt.kernels.suite.Stopwatch;

/** A kernel on the CPU: what it does, and how what it made is judged. */
abstract class CpuKernel implements Prepared {

  private final String engine;

  CpuKernel(String engine) {
    this.engine = engine;
  }

  /** Spoils what the last repetition made, so that nothing right is left to be found. */
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

  @Override
  public void close() {}
}
