package eu.megawatt.fleet.time;

import java.util.Arrays;

/**
 * One number for each slot of a horizon: either the same in all of them or an array. Immutable. The
 * unit is the one of the field it stands in.
 */
public final class Series {

  private final double[] values;
  private final int slots;

  private Series(double[] values, int slots) {
    this.values = values;
    this.slots = slots;
  }

  public static Series constant(double value, int slots) {
    return new Series(new double[] {value}, slots);
  }

  /** A value for each slot; the array is copied. */
  public static Series of(double... values) {
    return new Series(values.clone(), values.length);
  }

  public double at(int slot) {
    if (slot < 0 || slot >= slots) {
      throw new IndexOutOfBoundsException("slot " + slot + " of " + slots);
    }
    return values.length == 1 ? values[0] : values[slot];
  }

  public int slots() {
    return slots;
  }

  /** Whether the document said one number for all slots (or has only one slot). */
  public boolean isConstant() {
    return values.length == 1;
  }

  public double min() {
    return Arrays.stream(values).min().orElseThrow();
  }

  public double max() {
    return Arrays.stream(values).max().orElseThrow();
  }

  /** All values, one per slot, as a new array. */
  public double[] toArray() {
    if (values.length == slots) {
      return values.clone();
    }
    double[] all = new double[slots];
    Arrays.fill(all, values[0]);
    return all;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Series that
        && slots == that.slots
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * slots + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return isConstant() ? values[0] + " in all of " + slots + " slots" : Arrays.toString(values);
  }
}
