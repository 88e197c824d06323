package eu.megawatt.fleet.sovereignty;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a rule says of a site.
 *
 * @param rule its id, such as {@code R-RES-01}
 * @param observed what is known, in words
 * @param required what is asked for, in words
 * @param claims ids of what it rests on
 * @param until when it passes no longer; empty where it does not
 */
public record Finding(
    String rule,
    Result result,
    String observed,
    String required,
    List<String> claims,
    Optional<Instant> until) {

  /** How a rule comes out; what is not known does not pass. */
  public enum Result {
    PASS,
    FAIL,
    UNKNOWN
  }

  public Finding {
    claims = List.copyOf(claims);
  }

  public boolean passes() {
    return result == Result.PASS;
  }
}
