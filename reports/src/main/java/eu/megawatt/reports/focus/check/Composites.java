package eu.megawatt.reports.focus.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What comes of rules that are made of others, from what came of those. */
final class Composites {

  private final RulesModel model;
  private final Map<String, Verdict> own;
  private final Map<String, Verdict> found = new LinkedHashMap<>();
  private final Map<String, List<String>> users = new LinkedHashMap<>();

  Composites(RulesModel model, Map<String, Verdict> own) {
    this.model = model;
    this.own = own;
    for (Rule rule : model.rules()) {
      functions(rule)
          .flatMap(function -> model.attribute(function).stream())
          .forEach(it -> users.computeIfAbsent(it, _ -> new ArrayList<>()).add(rule.id()));
    }
  }

  Verdict verdict(Rule rule) {
    Verdict known = own.get(rule.id());
    if (known != null) {
      return known;
    }
    Verdict before = found.get(rule.id());
    if (before != null) {
      return before;
    }
    found.put(rule.id(), new Verdict.NotCheckable("it is made of itself"));
    Verdict verdict = ofParts(rule);
    found.put(rule.id(), verdict);
    return verdict;
  }

  private Verdict ofParts(Rule rule) {
    List<Rule> parts =
        Stream.concat(rule.parts().stream(), users.getOrDefault(rule.id(), List.of()).stream())
            .distinct()
            .flatMap(id -> model.rule(id).stream())
            .toList();
    List<String> broken =
        parts.stream()
            .filter(part -> part.keyword().weight() == Keyword.Weight.FAILURE)
            .filter(part -> verdict(part).isBroken())
            .map(Rule::id)
            .toList();
    if (!broken.isEmpty()) {
      return new Verdict.FailByParts(broken);
    }
    List<Verdict> verdicts = parts.stream().map(this::verdict).toList();
    long decided = verdicts.stream().filter(Verdict::isDecided).count();
    if (decided > 0) {
      return new Verdict.Pass(decided);
    }
    return verdicts.stream().allMatch(Verdict.NotApplicable.class::isInstance)
            && !verdicts.isEmpty()
        ? verdicts.getFirst()
        : new Verdict.NotCheckable(
            "none of its %d parts can be told from the file".formatted(parts.size()));
  }

  /** The names of the check functions that stand for an attribute. */
  private static Stream<String> functions(Rule rule) {
    return rule.requirement().stream()
        .flatMap(Check::all)
        .flatMap(
            check ->
                switch (check) {
                  case Check.Shaped(String _, Shape shape) -> Stream.of(shape.function());
                  case Check.Present _ -> Stream.of("ColumnPresent");
                  default -> Stream.of();
                });
  }
}
