package eu.megawatt.planner.buildout;

import java.util.List;

/** A limit that a plan breaks. */
public sealed interface Broken {

  /** More is ordered in a year than the limit; years are counted from 0. */
  record Capital(int year, long orderedCents, long limitCents) implements Broken {}

  /** An option starts before it can. */
  record LeadTime(String optionId, int startQuarter, int earliestQuarter) implements Broken {}

  /** What an option requires is not ready when it starts. */
  record Requirement(String optionId, String requiredId) implements Broken {}

  /** More than one option of a group is built. */
  record Exclusion(String group, List<String> optionIds) implements Broken {
    public Exclusion {
      optionIds = List.copyOf(optionIds);
    }
  }
}
