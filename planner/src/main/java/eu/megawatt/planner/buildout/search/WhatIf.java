package eu.megawatt.planner.buildout.search;

import eu.megawatt.planner.buildout.Evaluation;
import eu.megawatt.planner.buildout.Plan;

/**
 * The best plan found without some limits: it lost because it breaks them.
 *
 * @param evaluation in the case as it is, with the limits that it breaks; its cost is without them
 * @param savedCents what it costs less than the best plan; not negative
 */
public record WhatIf(Waiver without, Plan plan, Evaluation evaluation, long savedCents) {

  /** Why it lost, as a sentence. */
  public String why() {
    String what =
        switch (without) {
          case CAPITAL_LIMITS -> "Without capital limits";
          case LEAD_TIMES -> "Without lead times";
        };
    return savedCents == 0
        ? what + " no cheaper plan was found"
        : "%s a plan costs %s less, but %s"
            .formatted(
                what,
                Words.eur(savedCents),
                Words.list(evaluation.broken().stream().map(Words::broken).toList()));
  }
}
