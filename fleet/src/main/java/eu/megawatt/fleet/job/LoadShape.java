package eu.megawatt.fleet.job;

import java.util.Arrays;

/**
 * How hard a job works its GPUs, from 0 to 1, by slot counted from the horizon's start (not from
 * the job's own), repeating. Immutable.
 */
public final class LoadShape {

  /** Full load in every slot. */
  public static final LoadShape FULL = new LoadShape(new double[] {1});

  private final double[] cycle;

  private LoadShape(double[] cycle) {
    this.cycle = cycle;
  }

  /** A repeating cycle of at least one value; the array is copied. */
  public static LoadShape of(double... cycle) {
    if (cycle.length == 0) {
      throw new IllegalArgumentException("A load shape needs at least one value");
    }
    return new LoadShape(cycle.clone());
  }

  public double at(int slot) {
    return cycle[slot % cycle.length];
  }

  /** The same shape that begins so many slots later in its cycle. */
  public LoadShape from(int slots) {
    double[] later = new double[cycle.length];
    Arrays.setAll(later, slot -> cycle[Math.floorMod(slot + slots, cycle.length)]);
    return new LoadShape(later);
  }

  /** Slots after which the shape repeats. */
  public int period() {
    return cycle.length;
  }

  /** Whether the job simply runs at full load. */
  public boolean isFull() {
    return cycle.length == 1 && cycle[0] == 1;
  }

  /** One period, as a new array. */
  public double[] toArray() {
    return cycle.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LoadShape that && Arrays.equals(cycle, that.cycle);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(cycle);
  }

  @Override
  public String toString() {
    return isFull() ? "full load" : Arrays.toString(cycle);
  }
}
