package eu.megawatt.kernels.cpu.reference;

import eu.megawatt.kernels.suite.Correctness;
import java.util.Locale;

/** The largest difference between what was made and what should have been, and where. */
public final class Deviation {

  private double worst;
  private double largest;
  private String where = "nowhere";
  private double found;
  private double expected;

  /** Compares a number at a place; what is no number differs without bound. */
  public void compare(double actual, double right, int row, int column) {
    largest = Math.max(largest, Math.abs(right));
    double difference = Math.abs(actual - right);
    if (!(difference <= worst)) {
      worst = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
      where = "row %d, column %d".formatted(row, column);
      found = actual;
      expected = right;
    }
  }

  /** Takes in what another part has seen. */
  public Deviation and(Deviation other) {
    largest = Math.max(largest, other.largest);
    if (other.worst > worst) {
      worst = other.worst;
      where = other.where;
      found = other.found;
      expected = other.expected;
    }
    return this;
  }

  /** Judges the largest difference relative to the largest number that should have been. */
  public Correctness judge(double tolerance) {
    double error = worst == 0 ? 0 : worst / Math.max(largest, Double.MIN_NORMAL);
    return Correctness.of(
        error,
        tolerance,
        String.format(Locale.ROOT, "%s is %s and should be %s", where, found, expected));
  }
}
