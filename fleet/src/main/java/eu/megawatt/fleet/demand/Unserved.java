package eu.megawatt.fleet.demand;

import eu.megawatt.fleet.plan.Reason;
import java.util.List;

/** A service that the plan leaves out, and why: the most severe reason first. */
public record Unserved(String service, List<Reason> reasons) {

  public Unserved {
    reasons = List.copyOf(reasons);
  }
}
