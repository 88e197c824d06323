package eu.megawatt.kernels.suite;

import java.util.OptionalLong;

/** A kernel with its operands in place. Used by one thread at a time. */
public interface Prepared extends AutoCloseable {

  /** What does the work: {@code java-vector-512}, {@code ptx}, {@code cublaslt-13.1}. */
  String engine();

  /**
   * Holds results on random operands against a reference of higher precision.
   *
   * @throws AbsentException where it cannot be run
   */
  Correctness check();

  /**
   * Does the work so often, and waits for all of it.
   *
   * @return nanoseconds that the work took, at least 1
   * @throws AbsentException where it cannot be run
   */
  long run(int repetitions);

  /**
   * Whether the device's own clock says how long it took. Then how fast the processors beside it
   * are at the moment says nothing of it.
   */
  default boolean isTimedByDevice() {
    return false;
  }

  /**
   * A checksum of what the last run made. The same operands make the same, for ever, on the same
   * hardware and engine; empty where a kernel makes nothing.
   */
  OptionalLong fingerprint();

  @Override
  void close();
}
