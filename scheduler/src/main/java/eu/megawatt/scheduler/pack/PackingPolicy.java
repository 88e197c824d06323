package eu.megawatt.scheduler.pack;

import java.util.List;

/** The policies there are, by name. */
public enum PackingPolicy {
  /** {@link BestFit}. */
  BESTFIT,
  /** {@link FragmentationGradient}. */
  FGD,
  /** {@link RestWorth}: ours. */
  MEGAWATT;

  /**
   * The policy for some nodes, empty, and a mix of pods.
   *
   * @param mix pods such as those that will come; their order means nothing
   */
  public Policy policy(List<Node> nodes, List<Pod> mix) {
    return switch (this) {
      case BESTFIT -> new BestFit();
      case FGD -> new FragmentationGradient(new Fragmentation(TypicalPod.of(mix)));
      case MEGAWATT -> RestWorth.of(nodes, mix);
    };
  }
}
