package eu.megawatt.reports.assumption;

import java.util.List;

/**
 * Which rates of an excise hold on a day, and why not the lower ones.
 *
 * @param assumption its name in the book
 * @param brackets those that hold
 * @param isReduced whether they are the lower ones
 * @param unmet every condition that stands against those; empty where none does or none are to be
 *     had
 */
public record ExciseAnswer(
    String assumption,
    String currency,
    List<Bracket> brackets,
    boolean isReduced,
    List<Condition.Unmet> unmet) {

  public ExciseAnswer {
    brackets = List.copyOf(brackets);
    unmet = List.copyOf(unmet);
  }
}
