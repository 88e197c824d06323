package eu.megawatt.scheduler.live;

import java.time.Instant;
import java.util.Optional;

/**
 * That a job is to stay where it stands: nothing moves it but a limit, an outage, another fleet or
 * another tenant's guarantee, and those only where everything else of its kind does not suffice. It
 * is of a place, and ends where the job has to leave that.
 *
 * @param since when it was said
 * @param reason why, in somebody's words
 * @param waitedSince of a job that has its place because it has waited its longest: since when it
 *     had waited; guarantees leave such a job where it is
 */
public record Pin(Instant since, String reason, Optional<Instant> waitedSince) {

  /** Somebody says so. */
  public Pin(Instant since, String reason) {
    this(since, reason, Optional.empty());
  }
}
