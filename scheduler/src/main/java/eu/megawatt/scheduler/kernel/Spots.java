package eu.megawatt.scheduler.kernel;

/**
 * Placements as one number: pool, position in its GPU type's power ladder, and first slot. {@link
 * #NONE} stands for a job left out.
 */
public record Spots(int levels, int slots) {

  /** The job is left out. */
  public static final long NONE = -1;

  public long of(int pool, int level, int start) {
    return ((long) pool * levels + level) * slots + start;
  }

  public int pool(long spot) {
    return (int) (spot / ((long) levels * slots));
  }

  public int level(long spot) {
    return (int) (spot / slots % levels);
  }

  public int start(long spot) {
    return (int) (spot % slots);
  }
}
