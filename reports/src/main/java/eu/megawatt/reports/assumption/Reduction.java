package eu.megawatt.reports.assumption;

import java.util.List;

/**
 * Lower rates, which hold where every condition does.
 *
 * @param brackets by rising amounts, the first from 0
 */
public record Reduction(List<Bracket> brackets, List<Condition> conditions) {

  public Reduction {
    brackets = List.copyOf(brackets);
    conditions = List.copyOf(conditions);
  }
}
