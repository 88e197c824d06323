package eu.megawatt.kernels.cuda;

import eu.megawatt.kernels.suite.Correctness;

/**
 * How far results are from a reference: the largest difference, relative to the largest number of
 * the reference among those that belong together.
 */
final class Deviation {

  private double error;
  private String worst = "nothing was compared";
  private double greatest;
  private double difference;
  private String place = "";

  /** Holds one number against its reference. */
  void add(double reference, double actual, String what, long at) {
    greatest = Math.max(greatest, Math.abs(reference));
    double distance = Math.abs(actual - reference);
    if (!(distance <= difference)) {
      difference = Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
      place = "%s %d is %s, not %s".formatted(what, at, actual, reference);
    }
  }

  /** Ends a group: what comes now is measured by its own largest number. */
  void endGroup() {
    double relative = difference == 0 ? 0 : difference / greatest;
    if (!(relative <= error)) {
      error = Double.isNaN(relative) ? Double.POSITIVE_INFINITY : relative;
      worst = place;
    }
    greatest = 0;
    difference = 0;
    place = "";
  }

  /** What came of it, all groups ended. */
  Correctness judge(double tolerance) {
    endGroup();
    return Correctness.of(error, tolerance, worst);
  }
}
