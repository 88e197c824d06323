package eu.megawatt.planner.buildout.search;

import eu.megawatt.planner.buildout.Broken;
import eu.megawatt.planner.buildout.Cost;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** How results are said: amounts in EUR, differences by part of the cost, limits by name. */
final class Words {

  private Words() {}

  static String eur(long cents) {
    return BigDecimal.valueOf(cents, 2).toPlainString() + " EUR";
  }

  static String list(Collection<String> names) {
    return String.join(", ", names);
  }

  /** A difference by part, the parts that are the same left out. */
  static String parts(Cost difference) {
    List<String> parts = new ArrayList<>();
    add(parts, "capital", difference.capitalCents());
    add(parts, "residual", difference.residualCents());
    add(parts, "fixed", difference.fixedCents());
    add(parts, "running", difference.runningCents());
    add(parts, "shortage", difference.shortageCents());
    return parts.isEmpty() ? "no part differs" : list(parts);
  }

  private static void add(List<String> parts, String name, long cents) {
    if (cents != 0) {
      parts.add("%s %s%s".formatted(name, cents > 0 ? "+" : "", eur(cents)));
    }
  }

  static String broken(Broken broken) {
    return switch (broken) {
      case Broken.Capital(int year, long orderedCents, long limitCents) ->
          "year %d orders %s of %s".formatted(year, eur(orderedCents), eur(limitCents));
      case Broken.LeadTime(String optionId, int start, int earliest) ->
          "%s starts in quarter %d but can in %d".formatted(optionId, start, earliest);
      case Broken.Requirement(String optionId, String requiredId) ->
          "%s starts before %s is ready".formatted(optionId, requiredId);
      case Broken.Exclusion(String group, List<String> optionIds) ->
          "%s are of group %s, of which one is built".formatted(list(optionIds), group);
    };
  }
}
