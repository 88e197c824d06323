package eu.megawatt.scheduler.kernel;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.LoadShape;
import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.fleet.site.PowerCap;
import java.util.Arrays;
import java.util.function.Function;

/**
 * What a gang draws above idle on one GPU type under one power cap. Immutable; the arrays are not
 * to be written to.
 */
public final class Draw {

  /** Far below a milliwatt: what decimals lose on their way through binary. */
  static final double DUST_MILLIWATTS = 0.01;

  /** Nothing. */
  static final Draw NONE = new Draw(0, LoadShape.FULL, new double[] {1});

  /** Watts above idle of the whole gang where its load is 1. */
  public final double wattsAboveIdle;

  /** Milliwatts above idle of the whole gang by slot modulo its length, rounded up. */
  final long[] demand;

  /** Load by slot modulo its length, 0 to 1. */
  final double[] load;

  private final LoadShape shape;

  private Draw(double wattsAboveIdle, LoadShape shape, double[] load) {
    this.wattsAboveIdle = wattsAboveIdle;
    this.shape = shape;
    this.load = load;
    this.demand = new long[load.length];
    for (int slot = 0; slot < load.length; slot++) {
      demand[slot] = (long) Math.ceil(wattsAboveIdle * load[slot] * 1e3 - DUST_MILLIWATTS);
    }
  }

  /** Of a job; a load that never changes is taken into the watts. */
  public static Draw of(Job job, GpuType type, PowerCap cap) {
    return of(job, type, cap, LoadShape::toArray);
  }

  /**
   * The same.
   *
   * @param loads one period of a shape: the same array for the same shape saves memory
   */
  static Draw of(Job job, GpuType type, PowerCap cap, Function<LoadShape, double[]> loads) {
    LoadShape load = job.load();
    boolean isSteady = load.period() == 1;
    LoadShape shape = isSteady ? LoadShape.FULL : load;
    double watts =
        Math.max(0, job.wattsPerGpuOn(type.id()) * cap.fraction() - type.idleWatts())
            * job.gpus()
            * (isSteady ? load.at(0) : 1);
    return new Draw(watts, shape, loads.apply(shape));
  }

  /** How the load goes on, counted from slot 0. */
  LoadShape shape() {
    return shape;
  }

  /** Whether the gang draws the same in every slot. */
  public boolean isConstant() {
    return demand.length == 1;
  }

  /** Milliwatts above idle of the whole gang in the slot where it draws the most. */
  long peak() {
    return Arrays.stream(demand).max().orElse(0);
  }

  /** Watts above idle of the whole gang in a slot. */
  public double watts(int slot) {
    return wattsAboveIdle * load[slot % load.length];
  }

  /** Milliwatts above idle of the whole gang in a slot, rounded up. */
  public long milliwatts(int slot) {
    return demand[slot % demand.length];
  }

  /** The same of a slot that may be before the first. */
  public long milliwattsAnywhere(int slot) {
    return demand[Math.floorMod(slot, demand.length)];
  }
}
