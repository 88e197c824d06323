package eu.megawatt.planner.buildout.kernel;

/**
 * A set of sites and the profiles that can run nowhere else. By the theorem of max-flow and min-cut
 * (for a bipartite graph: Hall's condition), what is short in a quarter is the largest excess, over
 * all such sets, of the profiles' demand over the sites' capacity.
 *
 * @param sites the sites as bits
 * @param profiles the profiles as bits
 */
public record Cut(long sites, int profiles) {

  /** Whether a site belongs to it. */
  public boolean hasSite(int site) {
    return (sites >>> site & 1) != 0;
  }

  /** Whether a profile belongs to it. */
  public boolean hasProfile(int profile) {
    return (profiles >>> profile & 1) != 0;
  }
}
