package eu.megawatt.fleet.sovereignty;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that stands between a profile and a place.
 *
 * @param finding what is against it
 * @param words what would change it
 */
public record Remedy(Finding finding, String words) {

  /**
   * The fewest changes that would permit one place.
   *
   * @param remedies one for each subject and clause that is against it
   */
  public record Smallest(String place, List<Remedy> remedies) {}

  static Remedy of(Finding finding) {
    String who = finding.subject().orElse(finding.rule().title());
    String words =
        switch (finding.result()) {
          case UNKNOWN ->
              finding.observed().contains("run")
                  ? "Renew what is known of %s: %s.".formatted(who, finding.required())
                  : "Have %s shown, with evidence: %s.".formatted(who, finding.required());
          case FAIL ->
              "Change %s from %s to %s, or have %s waived."
                  .formatted(who, finding.observed(), finding.required(), finding.clause());
          case PASS, WAIVED -> "";
        };
    return new Remedy(finding, words);
  }

  /**
   * The place that is the fewest changes away, and these changes; ties by place. Each clause that
   * is against a place needs a change of its own: no fact answers two clauses.
   *
   * @param verdicts of places; those that permit do not count
   * @return empty where some place is permitted already, or there is none
   */
  public static Optional<Smallest> smallest(Collection<Verdict> verdicts) {
    if (verdicts.stream().anyMatch(Verdict::permits)) {
      return Optional.empty();
    }
    return verdicts.stream()
        .map(it -> new Smallest(it.place(), distinct(it)))
        .min(
            Comparator.<Smallest>comparingInt(it -> it.remedies().size())
                .thenComparing(Smallest::place));
  }

  private static List<Remedy> distinct(Verdict verdict) {
    Map<String, Remedy> byClause = new LinkedHashMap<>();
    verdict.against().forEach(it -> byClause.putIfAbsent(it.clause(), of(it)));
    return List.copyOf(byClause.values());
  }
}
