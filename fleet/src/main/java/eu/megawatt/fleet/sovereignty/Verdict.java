package eu.megawatt.fleet.sovereignty;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether work may run at a place for some time, with every clause's word on it.
 *
 * @param findings of all clauses, those that pass too
 */
public record Verdict(String place, List<Finding> findings) {

  /** What comes out. */
  public enum Decision {
    PERMIT,
    /** Somebody answers for what does not pass. */
    PERMIT_WITH_WAIVER,
    DENY
  }

  public Verdict {
    findings = List.copyOf(findings);
  }

  /** Whether it may run there: every clause permits. */
  public boolean permits() {
    return findings.stream().allMatch(Finding::permits);
  }

  public Decision decision() {
    if (!permits()) {
      return Decision.DENY;
    }
    return findings.stream().allMatch(it -> it.result() == Finding.Result.PASS)
        ? Decision.PERMIT
        : Decision.PERMIT_WITH_WAIVER;
  }

  /** The clauses that do not permit. */
  public List<Finding> against() {
    return findings.stream().filter(it -> !it.permits()).toList();
  }

  /** The clauses that do not permit, in words; empty where all do. */
  public String wordsAgainst() {
    return against().stream().map(Finding::words).collect(Collectors.joining("; "));
  }

  /** When the first clause permits no longer; empty where none permits. */
  public Optional<Instant> validUntil() {
    return findings.stream().flatMap(it -> it.until().stream()).min(Comparator.naturalOrder());
  }

  /** What two bodies of rules say of one place, together. */
  public Verdict and(Verdict more) {
    return new Verdict(place, Stream.concat(findings.stream(), more.findings.stream()).toList());
  }
}
