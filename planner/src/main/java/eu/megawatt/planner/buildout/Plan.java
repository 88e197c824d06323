package eu.megawatt.planner.buildout;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is built when.
 *
 * @param startQuarters planned start by option; an option that is not in it is not built
 */
public record Plan(SortedMap<String, Integer> startQuarters) {

  /** Nothing is built. */
  public static final Plan NOTHING = new Plan(new TreeMap<>());

  public Plan {
    startQuarters = Collections.unmodifiableSortedMap(new TreeMap<>(startQuarters));
  }

  /** The plan of these starts by option. */
  public static Plan of(Map<String, Integer> startQuarters) {
    return new Plan(new TreeMap<>(startQuarters));
  }

  /** When an option starts, where it is built. */
  public Optional<Integer> startQuarter(String optionId) {
    return Optional.ofNullable(startQuarters.get(optionId));
  }
}
