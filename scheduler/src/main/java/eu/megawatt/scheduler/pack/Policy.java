package eu.megawatt.scheduler.pack;

/**
 * What makes one placement better than another. Pure: the same rooms are always worth the same, so
 * what was worked out for a node holds until something is placed on it.
 */
public sealed interface Policy permits BestFit, FragmentationGradient, RestWorth {

  /** A number for a room by itself, in the policy's own unit. */
  double worth(Room room);

  /**
   * What a placement costs; the least is chosen, among equals the node whose name comes first, then
   * the GPU that does.
   *
   * @param before worth of the node's room without the pod
   * @param after worth of it with the pod
   */
  double cost(double before, double after);

  /** Which GPU a share is put on, within a node. */
  ShareChoice shareChoice();

  /** How a pod that needs a part of one GPU gets it. */
  enum ShareChoice {
    /** The GPU with the least left that fits, the first of equals. */
    FULLEST,
    /** The GPU that costs the least. */
    CHEAPEST
  }
}
