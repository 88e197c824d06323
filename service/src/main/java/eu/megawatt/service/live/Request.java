package eu.megawatt.service.live;

import eu.megawatt.scheduler.live.Work;
import java.util.Optional;

/**
 * A job that was asked for over REST.
 *
 * @param key the idempotency key of the request
 * @param sha256 of what was asked, so that the same key for something else is noticed
 */
public record Request(
    Work work, Optional<ExternalRef> reference, Optional<String> key, String sha256) {

  /** What the job is called where it comes from. */
  Optional<LiveStore.Named> named() {
    return reference.map(it -> new LiveStore.Named(work.job().tenant(), it));
  }
}
