package eu.megawatt.reports.focus.check;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The check of a file by a model: once over the rows, with the rules as the specification has them
 * and, where that is known to differ, as the official model and tool do. Memory is bounded,
 * whatever the length of the file. An instance is for one file and one thread.
 */
public final class FocusCheck {

  private final RulesModel model;
  private final FocusCsv csv;
  private final Set<String> declared;
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final Rulebook book;
  private final Map<String, Trial> counting = new LinkedHashMap<>();
  private final Map<String, Trial> official = new LinkedHashMap<>();

  private FocusCheck(RulesModel model, FocusCsv csv, Set<String> declared) {
    this.model = model;
    this.csv = csv;
    this.declared = declared;
    for (int i = 0; i < csv.header().size(); i++) {
      columns.putIfAbsent(csv.header().get(i), i);
    }
    book = model.rulebook();
  }

  /**
   * Checks a file.
   *
   * @param file comma-separated values in UTF-8; the caller closes it
   * @param declared what the provider supports, of {@link RulesModel#criteria}
   */
  public static FocusReport check(RulesModel model, InputStream file, Set<String> declared)
      throws IOException {
    return new FocusCheck(model, new FocusCsv(file), Set.copyOf(declared)).run();
  }

  private FocusReport run() throws IOException {
    Trials trials = new Trials(book, columns, csv.header(), declared);
    for (Rule rule : book.specified().rules()) {
      if (!book.isComposite(rule)) {
        counting.put(rule.id(), trials.counting(rule));
        trials.official(rule).ifPresent(trial -> official.put(rule.id(), trial));
      }
    }
    List<Trial> running = new ArrayList<>(counting.values());
    running.addAll(official.values());
    long rowCount = 0;
    for (Optional<FocusRow> row = csv.next(); row.isPresent(); row = csv.next()) {
      rowCount++;
      for (Trial trial : running) {
        trial.row(row.get());
      }
    }
    return report(rowCount);
  }

  private FocusReport report(long rowCount) {
    Map<String, Verdict> own = new LinkedHashMap<>();
    counting.forEach((id, trial) -> own.put(id, trial.verdict()));
    Composites composites = new Composites(book.specified(), own);
    List<RuleResult> results =
        book.specified().rules().stream()
            .map(rule -> result(rule, composites.verdict(rule)))
            .toList();
    return new FocusReport(
        model.name(),
        model.issues(),
        declared,
        csv.header().size(),
        rowCount,
        csv.problems(),
        csv.problemCount(),
        results);
  }

  private RuleResult result(Rule rule, Verdict verdict) {
    return new RuleResult(
        rule.id(),
        rule.reference(),
        rule.keyword(),
        rule.text(),
        rule.kind() == Rule.Kind.STATIC,
        book.isComposite(rule),
        verdict,
        Optional.ofNullable(official.get(rule.id()))
            .map(Trial::verdict)
            .flatMap(
                other ->
                    book.departure(rule.id())
                        .map(it -> new RuleResult.Dispute(it, other, verdict))));
  }
}
