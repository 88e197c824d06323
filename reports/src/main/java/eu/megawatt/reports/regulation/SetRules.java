package eu.megawatt.reports.regulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What has to hold of a set of definitions. */
final class SetRules {

  private SetRules() {}

  static List<String> broken(DefinitionSet set) {
    List<String> broken = new ArrayList<>();
    Set<String> numbers =
        set.dataPoints().stream()
            .filter(point -> point.unit().isPresent())
            .map(DataPointDefinition::id)
            .collect(Collectors.toSet());
    set.formulas().forEach(formula -> checkFormula(set, formula, numbers, broken));
    twice(set.dataPoints().stream().map(DataPointDefinition::id).toList())
        .forEach(id -> broken.add("set (%s) asks for (%s) twice".formatted(set.id(), id)));
    twice(set.indicators().stream().map(IndicatorDefinition::id).toList())
        .forEach(id -> broken.add("set (%s) has (%s) twice".formatted(set.id(), id)));
    return broken;
  }

  private static void checkFormula(
      DefinitionSet set, String formula, Set<String> numbers, List<String> broken) {
    try {
      NavigableSet<String> unknown = new TreeSet<>(Formula.parse(formula).pointIds());
      unknown.removeAll(numbers);
      if (!unknown.isEmpty()) {
        broken.add(
            "set (%s) has formula (%s) over %s, which are no numbers that it asks for"
                .formatted(set.id(), formula, unknown));
      }
    } catch (IllegalArgumentException e) {
      broken.add("set (%s): %s".formatted(set.id(), e.getMessage()));
    }
  }

  private static NavigableSet<String> twice(List<String> ids) {
    Set<String> seen = new HashSet<>();
    return ids.stream().filter(id -> !seen.add(id)).collect(Collectors.toCollection(TreeSet::new));
  }
}
