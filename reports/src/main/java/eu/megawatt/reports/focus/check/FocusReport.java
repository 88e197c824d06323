package eu.megawatt.reports.focus.check;

import eu.megawatt.fleet.document.Issue;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What came of a check.
 *
 * @param model what the rules were
 * @param modelIssues what of the model was not understood, or only by guessing
 * @param criteria what the provider was said to support
 * @param columnCount columns of the file
 * @param rowCount rows that were checked
 * @param problems what is wrong with the file as CSV, the first of them
 * @param problemCount all of those
 * @param results one for each rule, in the order of the model
 */
public record FocusReport(
    String model,
    List<Issue> modelIssues,
    Set<String> criteria,
    int columnCount,
    long rowCount,
    List<FileProblem> problems,
    long problemCount,
    List<RuleResult> results) {

  public FocusReport {
    modelIssues = List.copyOf(modelIssues);
    criteria = Set.copyOf(criteria);
    problems = List.copyOf(problems);
    results = List.copyOf(results);
  }

  /** Whether the file is sound and breaks no rule that must be kept. */
  public boolean isClean() {
    return problemCount == 0 && failures().isEmpty();
  }

  /** Rules that must be kept and are broken, without those that are made of them. */
  public List<RuleResult> failures() {
    return those(RuleResult::isFailure);
  }

  /** Rules that should be kept and are broken. */
  public List<RuleResult> warnings() {
    return those(RuleResult::isWarning);
  }

  /** Rules on which the specification and the official model or tool differ for this file. */
  public List<RuleResult> disputed() {
    return those(it -> it.dispute().filter(RuleResult.Dispute::isDecisive).isPresent());
  }

  public List<RuleResult> those(Predicate<RuleResult> wanted) {
    return results.stream().filter(wanted).toList();
  }

  /** The result of one rule. */
  public RuleResult result(String id) {
    return results.stream()
        .filter(it -> it.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no rule " + id));
  }
}
