package eu.megawatt.kernels.suite;

/** What came of holding a kernel's results against a reference of higher precision. */
public sealed interface Correctness permits Correctness.Right, Correctness.Wrong {

  /** The largest error seen, relative to the largest number of the reference. */
  double error();

  /** The largest error that is allowed; 0 for what has to be exact. */
  double tolerance();

  /** Results within the tolerance. */
  record Right(double error, double tolerance) implements Correctness {}

  /**
   * Results that are not.
   *
   * @param what where and how, for a person
   */
  record Wrong(double error, double tolerance, String what) implements Correctness {}

  /** Judges an error; what is no number is wrong. */
  static Correctness of(double error, double tolerance, String what) {
    return error <= tolerance ? new Right(error, tolerance) : new Wrong(error, tolerance, what);
  }
}
