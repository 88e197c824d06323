package eu.megawatt.reports.focus.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which rules are parts of which, and what the parts inherit. */
final class Lineage {

  /** Deeper trees are cut; the published model has six levels. */
  private static final int DEEPEST = 12;

  private final RulesModel model;
  private final Map<String, List<Rule>> parents = new LinkedHashMap<>();

  Lineage(RulesModel model) {
    this.model = model;
    for (Rule rule : model.rules()) {
      rule.parts().forEach(part -> parents.computeIfAbsent(part, _ -> new ArrayList<>()).add(rule));
    }
  }

  List<Rule> parents(Rule rule) {
    return parents.getOrDefault(rule.id(), List.of());
  }

  /** All rules that it is a part of, near ones first. */
  List<String> ancestors(Rule rule) {
    Set<String> found = new LinkedHashSet<>();
    List<Rule> level = parents(rule);
    for (int depth = 0; depth < DEEPEST && !level.isEmpty(); depth++) {
      level =
          level.stream()
              .filter(it -> found.add(it.id()))
              .flatMap(it -> parents(it).stream())
              .toList();
    }
    return List.copyOf(found);
  }

  /** What is asked of rows; empty where there is nothing to check in them. */
  Optional<Obligation> obligation(Rule rule) {
    return rule.requirement()
        .map(require -> new Obligation(context(rule, 0), withAlternatives(rule, require)));
  }

  /** Where the rule is asked: its own condition and those of one line of ancestors. */
  private Check context(Rule rule, int depth) {
    List<Check> lines =
        depth > DEEPEST
            ? List.of()
            : parents(rule).stream().map(it -> context(it, depth + 1)).distinct().toList();
    if (lines.isEmpty() || lines.contains(Check.always())) {
      return rule.condition();
    }
    Check inherited = lines.size() == 1 ? lines.getFirst() : new Check.Any(lines);
    return rule.condition().equals(Check.always())
        ? inherited
        : new Check.All(List.of(inherited, rule.condition()));
  }

  private Check withAlternatives(Rule rule, Check require) {
    List<Check> alternatives =
        parents(rule).stream()
            .flatMap(parent -> parent.requirement().stream())
            .filter(Check.Any.class::isInstance)
            .flatMap(any -> ((Check.Any) any).of().stream())
            .filter(Check.Part.class::isInstance)
            .flatMap(part -> model.rule(((Check.Part) part).rule()).stream())
            .filter(it -> !it.equals(rule))
            .map(
                it ->
                    (Check)
                        new Check.Given(it.condition(), it.requirement().orElse(Check.always())))
            .toList();
    if (alternatives.isEmpty()) {
      return require;
    }
    List<Check> any = new ArrayList<>(List.of(require));
    any.addAll(alternatives);
    return new Check.Any(any);
  }
}
