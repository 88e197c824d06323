package eu.megawatt.service.cli;

import eu.megawatt.fleet.document.Issue;
import eu.megawatt.reports.focus.check.FileProblem;
import eu.megawatt.reports.focus.check.FocusReport;
import eu.megawatt.reports.focus.check.RuleResult;
import eu.megawatt.reports.focus.check.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** A check of a file of costs, for programs. */
record FocusFigures(
    boolean clean,
    String model,
    List<String> criteria,
    int columnCount,
    long rowCount,
    long problemCount,
    List<FileProblem> problems,
    List<Issue> modelIssues,
    List<Rule> rules) {

  /** A rule, what came of it, and the other verdict where one is known to differ. */
  record Rule(
      String id,
      String keyword,
      String text,
      String verdict,
      Optional<Long> brokenCount,
      List<Verdict.Example> first,
      List<String> brokenParts,
      Optional<String> why,
      Optional<Departure> departure) {}

  /** Which verdict the official tool gives, and why ours, which counts, may be another. */
  record Departure(String id, String officialVerdict, String wrong, String ours, String source) {}

  static FocusFigures of(FocusReport report) {
    return new FocusFigures(
        report.isClean(),
        report.model(),
        List.copyOf(new TreeSet<>(report.criteria())),
        report.columnCount(),
        report.rowCount(),
        report.problemCount(),
        report.problems(),
        report.modelIssues(),
        report.results().stream().map(FocusFigures::rule).toList());
  }

  private static Rule rule(RuleResult result) {
    Optional<Long> count = Optional.empty();
    List<Verdict.Example> first = List.of();
    List<String> parts = List.of();
    Optional<String> why = Optional.empty();
    switch (result.verdict()) {
      case Verdict.Pass _ -> {}
      case Verdict.Fail fail -> {
        count = Optional.of(fail.count());
        first = fail.first();
      }
      case Verdict.FailByParts fail -> parts = fail.rules();
      case Verdict.NotApplicable not -> why = Optional.of(not.why());
      case Verdict.NotCheckable not -> why = Optional.of(not.why());
    }
    return new Rule(
        result.id(),
        result.keyword().toString(),
        result.text(),
        result.verdict().word(),
        count,
        first,
        parts,
        why,
        result.dispute().map(FocusFigures::departure));
  }

  private static Departure departure(RuleResult.Dispute dispute) {
    return new Departure(
        dispute.departure().id(),
        dispute.official().word(),
        dispute.departure().wrong(),
        dispute.departure().ours(),
        dispute.departure().source());
  }
}
