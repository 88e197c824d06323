package eu.megawatt.bench.kernels;

/** One of two that do the same work. */
interface Side {

  /** Does it so often; nanoseconds that it took. */
  long run(int repetitions);
}
