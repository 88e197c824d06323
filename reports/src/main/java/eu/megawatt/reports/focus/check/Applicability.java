package eu.megawatt.reports.focus.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Why a rule is not asked of a file: what it depends on is not declared, or its column is absent. A
 * column that is there has to be right, whether what it is for was declared or not.
 */
final class Applicability {

  private static final int DEEPEST = 12;

  private final Rulebook book;
  private final Map<String, Integer> columns;
  private final Set<String> declared;
  private final Map<String, Optional<String>> found = new HashMap<>();

  Applicability(Rulebook book, Map<String, Integer> columns, Set<String> declared) {
    this.book = book;
    this.columns = columns;
    this.declared = declared;
  }

  /** Why it is not asked; empty if it is. */
  Optional<String> whyNot(Rule rule) {
    return undeclared(rule, 0).or(() -> absent(rule));
  }

  private Optional<String> undeclared(Rule rule, int depth) {
    Optional<String> known = found.get(rule.id());
    if (known == null) {
      known = judged(rule, depth);
      found.put(rule.id(), known);
    }
    return known;
  }

  private Optional<String> judged(Rule rule, int depth) {
    Optional<String> own =
        book.isComposite(rule) && columns.containsKey(rule.reference())
            ? Optional.empty()
            : rule.criteria().stream()
                .filter(it -> !declared.contains(it))
                .findFirst()
                .map("the criterion %s is not declared"::formatted);
    List<Rule> parents = book.parents(rule);
    if (own.isPresent() || parents.isEmpty() || depth > DEEPEST) {
      return own;
    }
    List<Optional<String>> inherited =
        parents.stream().map(it -> undeclared(it, depth + 1)).toList();
    return inherited.stream().allMatch(Optional::isPresent)
        ? inherited.getFirst()
        : Optional.empty();
  }

  private Optional<String> absent(Rule rule) {
    if (book.isComposite(rule)) {
      return Optional.empty();
    }
    if (rule.entity() == Rule.Entity.COLUMN && !columns.containsKey(rule.reference())) {
      return Optional.of(words(rule.reference()));
    }
    return rule.requirement().stream()
        .filter(check -> !(check instanceof Check.Present))
        .flatMap(check -> check.columns().stream())
        .filter(column -> !columns.containsKey(column))
        .findFirst()
        .map(Applicability::words);
  }

  private static String words(String column) {
    return "the column %s is absent".formatted(column);
  }
}
