package eu.megawatt.planner.buildout;

import java.util.List;
import java.util.Set;

/**
 * A site as it stands, before anything is built.
 *
 * @param profiles residency profiles whose work may run here
 * @param existingKw what it gives by quarter, in kW of the reference generation; quarters beyond
 *     the end of the list have the last value
 */
public record Site(String id, Set<String> profiles, List<Long> existingKw) {

  public Site {
    profiles = Set.copyOf(profiles);
    existingKw = List.copyOf(existingKw);
  }

  /** What it gives in a quarter without any option, in kW of the reference generation. */
  public long existingKw(int quarter) {
    return existingKw.isEmpty() ? 0 : existingKw.get(Math.min(quarter, existingKw.size() - 1));
  }
}
