package eu.megawatt.fleet.plan;

import java.util.List;

/** A job that the plan leaves out, and why: the most severe reason first. */
public record Unplaced(String job, List<Reason> reasons) {

  public Unplaced {
    reasons = List.copyOf(reasons);
  }
}
