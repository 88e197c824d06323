package eu.megawatt.reports.focus.check;

import java.util.List;
import java.util.Optional;

/**
 * One requirement.
 *
 * @param id as the model names it, such as "BilledCost-C-003-M"
 * @param reference the column, attribute or dataset that it is about
 * @param text what is asked, in words
 * @param criteria what a provider has to support for the rule to apply, all of them
 * @param requirement what is asked; empty where no machine can tell it from the file alone
 * @param condition where it is asked
 */
record Rule(
    String id,
    String reference,
    Entity entity,
    Kind kind,
    Keyword keyword,
    String text,
    List<String> criteria,
    Optional<Check> requirement,
    Check condition) {

  /** What a rule is about. */
  enum Entity {
    DATASET,
    COLUMN,
    ATTRIBUTE
  }

  /** Whether a file alone can decide it. */
  enum Kind {
    STATIC,
    DYNAMIC
  }

  Rule {
    criteria = List.copyOf(criteria);
  }

  Rule asking(Check require, Check when) {
    return new Rule(
        id, reference, entity, kind, keyword, text, criteria, Optional.of(require), when);
  }

  /** Whether it is made of other rules. */
  boolean isComposite() {
    return requirement.stream().flatMap(Check::all).anyMatch(Check.Part.class::isInstance);
  }

  /** The rules that it is made of. */
  List<String> parts() {
    return requirement.stream()
        .flatMap(Check::all)
        .filter(Check.Part.class::isInstance)
        .map(it -> ((Check.Part) it).rule())
        .distinct()
        .toList();
  }
}
