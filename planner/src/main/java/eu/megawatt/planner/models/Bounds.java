package eu.megawatt.planner.models;

/** Where a value lies that is not known exactly, both ends included. */
public record Bounds(double low, double high) {

  public Bounds {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "low is %s and high is %s; low is not more than high".formatted(low, high));
    }
  }

  public boolean overlaps(Bounds other) {
    return low <= other.high && other.low <= high;
  }
}
