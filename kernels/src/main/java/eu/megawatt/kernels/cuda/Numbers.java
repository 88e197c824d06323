package eu.megawatt.kernels.cuda;

/** Numbers by their place. */
@FunctionalInterface
interface Numbers {

  /** Number i. */
  double at(long i);
}
