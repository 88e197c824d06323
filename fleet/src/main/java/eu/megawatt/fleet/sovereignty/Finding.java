package eu.megawatt.fleet.sovereignty;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a clause says of a place.
 *
 * @param clause its key, such as {@code R-RES-01}
 * @param subject id of whom it is against; empty where it is against nobody
 * @param observed what is known, in words
 * @param required what is asked for, in words
 * @param claims ids of what it rests on
 * @param until when it passes no longer; empty where it does not
 */
public record Finding(
    String clause,
    Rule rule,
    Result result,
    Optional<String> subject,
    String observed,
    String required,
    List<String> claims,
    Optional<Instant> until) {

  /** How a clause comes out; what is not known does not pass. */
  public enum Result {
    PASS,
    /** It does not pass, and somebody answers for that. */
    WAIVED,
    FAIL,
    UNKNOWN
  }

  public Finding {
    claims = List.copyOf(claims);
  }

  /** Whether work may run as far as this clause goes. */
  public boolean permits() {
    return result == Result.PASS || result == Result.WAIVED;
  }

  /** Such as {@code R-RES-02: asks within FR, has SE}. */
  public String words() {
    return "%s: asks %s, has %s".formatted(clause, required, observed);
  }

  Finding until(Instant end) {
    return new Finding(clause, rule, result, subject, observed, required, claims, Optional.of(end));
  }

  Finding waived(Waiver waiver, Instant until) {
    return new Finding(
        clause,
        rule,
        Result.WAIVED,
        subject,
        "%s; waived by %s: %s".formatted(observed, waiver.by(), waiver.reason()),
        required,
        claims,
        Optional.of(until));
  }
}
