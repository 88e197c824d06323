package eu.megawatt.reports.focus.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How each rule of a model is tried on a file with a header. */
final class Trials {

  private final Rulebook book;
  private final Applicability applicability;
  private final Map<String, Integer> columns;
  private final List<String> header;

  Trials(Rulebook book, Map<String, Integer> columns, List<String> header, Set<String> declared) {
    this.book = book;
    this.columns = columns;
    this.header = header;
    applicability = new Applicability(book, columns, declared);
  }

  /** The trial whose verdict counts. */
  Trial counting(Rule rule) {
    return applicability
        .whyNot(rule)
        .map(why -> Trial.settled(new Verdict.NotApplicable(why)))
        .orElseGet(() -> trial(rule, book.counting(rule.id()), Reading.SPECIFICATION));
  }

  /** The trial of the official tool; empty where it is not known to differ. */
  Optional<Trial> official(Rule rule) {
    return applicability.whyNot(rule).isPresent()
        ? Optional.empty()
        : book.officialRule(rule.id())
            .map(other -> trial(other, book.official(rule.id()), Reading.OFFICIAL));
  }

  private Trial trial(Rule rule, Optional<Obligation> obligation, Reading reading) {
    if (rule.keyword().weight() == Keyword.Weight.NOTHING && obligation.isPresent()) {
      return Trial.settled(new Verdict.Pass(1)); // what may be is never broken
    }
    return obligation
        .map(it -> trial(rule, it, reading))
        .orElseGet(() -> Trial.settled(new Verdict.NotCheckable(whyNotCheckable(rule))));
  }

  private Trial trial(Rule rule, Obligation obligation, Reading reading) {
    RowTests tests = new RowTests(columns, reading);
    return switch (rule.requirement().orElse(Check.always())) {
      case Check.Present(String column) -> Trial.settled(presence(column));
      case Check.Named(Convention convention) -> Trial.settled(names(convention));
      case Check.Distinct distinct ->
          new DistinctTrial(
              distinct, tests.of(obligation.when()), columns, DistinctTrial.Limits.USUAL);
      case Check require -> new RowTrial(obligation, tests, require.columns(), columns);
    };
  }

  private Verdict presence(String column) {
    return columns.containsKey(column)
        ? new Verdict.Pass(1)
        : new Verdict.Fail(
            1, List.of(new Verdict.Example(1, "the column %s is absent".formatted(column))));
  }

  private Verdict names(Convention convention) {
    List<String> broken = convention.broken(header, book.specified().columns());
    return broken.isEmpty()
        ? new Verdict.Pass(1)
        : new Verdict.Fail(
            broken.size(),
            broken.stream()
                .limit(Trial.KEPT)
                .map(
                    name ->
                        new Verdict.Example(
                            1, "%s, but %s".formatted(RowTrial.shown(name), convention.words())))
                .toList());
  }

  private String whyNotCheckable(Rule rule) {
    return book.isNotUnderstood(rule)
        ? "the rule as the model writes it is not understood"
        : "the model calls it dynamic: a file alone does not tell, the provider has to";
  }
}
