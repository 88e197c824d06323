package eu.megawatt.planner.buildout;

import java.util.List;

/**
 * What a plan is worth.
 *
 * @param shortages by quarter and then priority; empty where every demand is met
 * @param broken limits that it does not keep; empty where it may be built
 */
public record Evaluation(Cost cost, List<Shortage> shortages, List<Broken> broken) {

  public Evaluation {
    shortages = List.copyOf(shortages);
    broken = List.copyOf(broken);
  }

  /** Whether it keeps every limit. */
  public boolean isAllowed() {
    return broken.isEmpty();
  }

  /** Whether it keeps every limit and meets every demand. */
  public boolean meetsDemand() {
    return isAllowed() && shortages.isEmpty();
  }
}
