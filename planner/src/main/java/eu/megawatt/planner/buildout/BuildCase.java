package eu.megawatt.planner.buildout;

import java.util.List;

/**
 * What is asked: which options to build when, so that every demand is met at least cost.
 *
 * @param demands the order is the order of priority where not all of them can be met
 */
public record BuildCase(
    int quarters, List<Site> sites, List<Option> options, List<Demand> demands, Terms terms) {

  /** Quarters of a case at most: twenty years. */
  public static final int MOST_QUARTERS = 80;

  /** Sites of a case at most. */
  public static final int MOST_SITES = 50;

  /** Options of a case at most. */
  public static final int MOST_OPTIONS = 1000;

  /** Profiles of a case at most; the work of a quarter grows with two to this power. */
  public static final int MOST_PROFILES = 8;

  /**
   * @throws IllegalArgumentException that names everything that is wrong
   */
  public BuildCase {
    sites = List.copyOf(sites);
    options = List.copyOf(options);
    demands = List.copyOf(demands);
    new CaseCheck(quarters, sites, options, demands, terms).check();
  }

  /** Years that a case of these quarters touches. */
  public int years() {
    return (quarters + 3) / 4;
  }
}
