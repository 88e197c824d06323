package eu.megawatt.service.allocation;

/**
 * How much of what is bounded there is.
 *
 * @param count allocations in force at any time since records are still made anew
 * @param placeCount their GPUs and whole nodes
 * @param changeCount changes that wait to be rolled up
 */
public record AllocationLoad(long count, long placeCount, long changeCount) {

  /** Allocations at most. */
  public static final int MOST = 100_000;

  /** GPUs and whole nodes of all of them together at most. */
  public static final int MOST_PLACES = 1_000_000;

  /** Changes that wait at most. */
  public static final int MOST_CHANGES = 20_000;
}
