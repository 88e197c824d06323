package eu.megawatt.planner.buildout;

import java.util.List;

/**
 * What the work of a residency profile needs.
 *
 * @param kw by quarter, in kW of the reference generation; one value for each quarter of the case
 */
public record Demand(String profile, List<Long> kw) {

  public Demand {
    kw = List.copyOf(kw);
  }
}
