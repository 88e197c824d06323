package eu.megawatt.reports.focus.check;

import eu.megawatt.fleet.document.Names;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A report for people: what is broken first, then what was not checked and why. */
public final class FocusReportText {

  /** Reasons that are told at most. */
  private static final int REASONS = 40;

  private FocusReportText() {}

  public static void print(FocusReport report, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%,d rows of %,d columns by the %s%n",
        report.rowCount(),
        report.columnCount(),
        report.model());
    printProblems(report, out);
    report.failures().forEach(it -> print("FAIL", it, out));
    report.warnings().forEach(it -> print("WARN", it, out));
    printDisputes(report, out);
    printReasons(report, out);
    printModelIssues(report, out);
    printCounts(report, out);
  }

  private static void printProblems(FocusReport report, PrintWriter out) {
    report
        .problems()
        .forEach(it -> out.printf(Locale.ROOT, "FILE line %d: %s%n", it.line(), it.message()));
    long untold = report.problemCount() - report.problems().size();
    if (untold > 0) {
      out.printf(Locale.ROOT, "FILE and %,d more%n", untold);
    }
  }

  private static void print(String word, RuleResult result, PrintWriter out) {
    out.printf("%s %s %s: %s%n", word, result.id(), result.keyword(), result.text());
    if (result.verdict() instanceof Verdict.Fail(long count, List<Verdict.Example> first)) {
      first.forEach(it -> out.printf(Locale.ROOT, "       line %d: %s%n", it.line(), it.found()));
      if (count > first.size()) {
        out.printf(Locale.ROOT, "       and %,d more%n", count - first.size());
      }
    }
  }

  private static void printDisputes(FocusReport report, PrintWriter out) {
    for (RuleResult result : report.disputed()) {
      result
          .dispute()
          .ifPresent(
              it ->
                  out.printf(
                      "KNOWN %s: %s officially, %s by us, which counts (%s)%n       %s %s%n",
                      result.id(),
                      it.official().word(),
                      it.specified().word(),
                      it.departure().id(),
                      it.departure().wrong(),
                      it.departure().ours()));
    }
  }

  private static void printReasons(FocusReport report, PrintWriter out) {
    List<String> reasons =
        report.results().stream()
            .collect(Collectors.groupingBy(FocusReportText::reason, Collectors.counting()))
            .entrySet()
            .stream()
            .filter(it -> !it.getKey().isEmpty())
            .sorted(Map.Entry.comparingByKey())
            .map(
                it ->
                    "%d %s %s"
                        .formatted(
                            it.getValue(),
                            it.getValue() == 1 ? "rule is" : "rules are",
                            it.getKey()))
            .toList();
    reasons.stream().limit(REASONS).forEach(out::println);
    if (reasons.size() > REASONS) {
      out.printf("and %d more reasons%n", reasons.size() - REASONS);
    }
  }

  private static String reason(RuleResult result) {
    return switch (result.verdict()) {
      case Verdict.NotApplicable(String why) -> "not applicable: " + why;
      case Verdict.NotCheckable(String why) -> "not checkable: " + why;
      case Verdict.Pass _, Verdict.Fail _, Verdict.FailByParts _ -> "";
    };
  }

  private static void printModelIssues(FocusReport report, PrintWriter out) {
    report
        .modelIssues()
        .forEach(it -> out.printf("MODEL %s%n", Names.plain(it.pointer()) + ": " + it.message()));
  }

  private static void printCounts(FocusReport report, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%d rules: %d pass, %d fail (%d by their parts), %d should be kept and are not, %d are not"
            + " applicable, %d not checkable%n",
        report.results().size(),
        count(report, Verdict.Pass.class),
        report.failures().size() + count(report, Verdict.FailByParts.class),
        count(report, Verdict.FailByParts.class),
        report.warnings().size(),
        count(report, Verdict.NotApplicable.class),
        count(report, Verdict.NotCheckable.class));
    out.println(
        report.isClean()
            ? "Nothing is wrong with it."
            : "It does not keep to FOCUS as checked: %d failures, %d problems of the file."
                .formatted(report.failures().size(), report.problemCount()));
  }

  private static int count(FocusReport report, Class<? extends Verdict> kind) {
    return report.those(it -> kind.isInstance(it.verdict())).size();
  }
}
