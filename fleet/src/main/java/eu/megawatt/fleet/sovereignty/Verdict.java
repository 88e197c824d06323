package eu.megawatt.fleet.sovereignty;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether work may run at a site for some time, with every rule's word on it.
 *
 * @param findings of all rules, those that pass too
 */
public record Verdict(String site, List<Finding> findings) {

  public Verdict {
    findings = List.copyOf(findings);
  }

  /** Judges a site by clauses, from one moment up to but without another. */
  public static Verdict of(List<Clause> clauses, FactSet site, Instant begin, Instant end) {
    return new Verdict(
        site.site(), clauses.stream().map(it -> Judging.find(it, site, begin, end)).toList());
  }

  /** Whether it may run there: every rule passes. */
  public boolean permits() {
    return findings.stream().allMatch(Finding::passes);
  }

  /** The rules that do not pass. */
  public List<Finding> against() {
    return findings.stream().filter(it -> !it.passes()).toList();
  }

  /** When the first rule passes no longer; empty where none passes. */
  public Optional<Instant> validUntil() {
    return findings.stream().flatMap(it -> it.until().stream()).min(Comparator.naturalOrder());
  }
}
