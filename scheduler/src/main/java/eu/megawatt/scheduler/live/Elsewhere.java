package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.plan.Reason;
import java.util.List;
import java.util.Optional;

/**
 * What a job that has a place would have at a site: the cheapest place there, or why there is none.
 *
 * @param costMicro of the place, in micro-euro; 0 without one
 * @param because why it has none there, the most severe reason first
 */
public record Elsewhere(String siteId, Optional<Run> run, long costMicro, List<Reason> because) {

  public Elsewhere {
    because = List.copyOf(because);
  }
}
