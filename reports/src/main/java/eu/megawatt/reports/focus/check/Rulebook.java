package eu.megawatt.reports.focus.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A model ready for checks: the rules as the specification has them and as the official model and
 * tool do, each with what it inherits. Immutable.
 */
final class Rulebook {

  private final RulesModel specified;
  private final Lineage lineage;
  private final Map<String, Obligation> counting = new LinkedHashMap<>();
  private final Map<String, Rule> officialRules = new LinkedHashMap<>();
  private final Map<String, Obligation> official = new LinkedHashMap<>();
  private final Map<String, Departure> departures = new LinkedHashMap<>();
  private final Set<String> notUnderstood = new TreeSet<>();
  private final Set<String> composites = new TreeSet<>();

  Rulebook(RulesModel model) {
    specified = model.isPublished() ? Departures.specified(model) : model;
    lineage = new Lineage(specified);
    model.issues().forEach(issue -> notUnderstood.add(issue.pointer().substring(1)));
    for (Rule rule : specified.rules()) {
      lineage.obligation(rule).ifPresent(it -> counting.put(rule.id(), it));
      if (rule.isComposite()) {
        composites.add(rule.id());
      }
    }
    if (model.isPublished()) {
      readOfficial(Departures.official(model));
    }
  }

  private void readOfficial(RulesModel model) {
    Lineage other = new Lineage(model);
    for (Rule rule : model.rules()) {
      Optional<Obligation> obligation = other.obligation(rule);
      if (isDisputed(rule) || !obligation.equals(counting(rule.id()))) {
        officialRules.put(rule.id(), rule);
        obligation.ifPresent(it -> official.put(rule.id(), it));
        Departures.of(rule, lineage.ancestors(rule)).ifPresent(it -> departures.put(rule.id(), it));
      }
    }
  }

  private static boolean isDisputed(Rule rule) {
    return rule.requirement().stream()
        .flatMap(Check::all)
        .anyMatch(
            check ->
                switch (check) {
                  case Check.Product _ -> true;
                  case Check.Shaped(String _, Shape shape) -> shape.isDisputed();
                  default -> false;
                });
  }

  /** The rules as the specification has them. */
  RulesModel specified() {
    return specified;
  }

  List<Rule> parents(Rule rule) {
    return lineage.parents(rule);
  }

  /** What a rule asks where it counts; empty where a file does not tell. */
  Optional<Obligation> counting(String id) {
    return Optional.ofNullable(counting.get(id));
  }

  /** The rule as the official tool has it; empty where it is not known to differ. */
  Optional<Rule> officialRule(String id) {
    return Optional.ofNullable(officialRules.get(id));
  }

  Optional<Obligation> official(String id) {
    return Optional.ofNullable(official.get(id));
  }

  /** Why the two may differ. */
  Optional<Departure> departure(String id) {
    return Optional.ofNullable(departures.get(id));
  }

  boolean isComposite(Rule rule) {
    return composites.contains(rule.id());
  }

  boolean isNotUnderstood(Rule rule) {
    return notUnderstood.contains(rule.id());
  }
}
