package eu.megawatt.planner.power;

/**
 * A limit that a node is set to.
 *
 * @param nodeWatts that it draws at most
 * @param speedPermille of its work, against no limit
 */
public record PowerMode(String name, long nodeWatts, int speedPermille) {

  public PowerMode {
    if (nodeWatts <= 0 || speedPermille < 0) {
      throw new IllegalArgumentException(
          "Mode (%s) is %d W at %d per mille of speed; it needs power, and no speed below 0"
              .formatted(name, nodeWatts, speedPermille));
    }
  }
}
