package eu.megawatt.planner.buildout;

/**
 * What is bought with an option and wears out evenly.
 *
 * @param capitalCents what it is bought for, before discounting
 * @param lifeQuarters from the planned start until nothing of it is left; 0 where nothing is left
 *     whenever the case ends
 */
public record Asset(long capitalCents, int lifeQuarters) {

  /** What is left of the capital at an age, in whole cents rounded down. */
  public long leftCents(int ageQuarters) {
    return ageQuarters >= lifeQuarters
        ? 0
        : capitalCents * (lifeQuarters - ageQuarters) / lifeQuarters;
  }
}
