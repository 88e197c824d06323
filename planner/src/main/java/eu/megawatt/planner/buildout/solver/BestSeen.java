package eu.megawatt.planner.buildout.solver;

import eu.megawatt.planner.buildout.kernel.Layout;

/** The cheapest plan that a search has seen and that keeps all limits. */
final class BestSeen {

  private int[] starts;
  private long totalCents = Long.MAX_VALUE;

  /**
   * @param starts what counts until a plan is seen
   */
  BestSeen(int[] starts) {
    this.starts = starts.clone();
  }

  void see(Layout layout) {
    if (layout.isAllowed() && layout.totalCents() < totalCents) {
      totalCents = layout.totalCents();
      starts = layout.starts();
    }
  }

  int[] starts() {
    return starts.clone();
  }
}
