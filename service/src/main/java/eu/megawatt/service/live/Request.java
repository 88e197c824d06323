package eu.megawatt.service.live;

import eu.megawatt.scheduler.live.Work;
import eu.megawatt.service.json.Json;
import eu.megawatt.service.predict.JobPrediction;
import java.util.Optional;

/**
 * A job that was asked for over REST.
 *
 * @param key the idempotency key of the request
 * @param sha256 of what was asked, so that the same key for something else is noticed
 * @param prediction what its run seconds are from, where they were predicted
 * @param stored the work as it is kept
 */
public record Request(
    Work work,
    Optional<ExternalRef> reference,
    Optional<String> key,
    String sha256,
    Optional<JobPrediction> prediction,
    String stored) {

  Request(
      Work work,
      Optional<ExternalRef> reference,
      Optional<String> key,
      String sha256,
      Optional<JobPrediction> prediction) {
    this(work, reference, key, sha256, prediction, Json.write(StoredWork.of(work, prediction)));
  }

  /** The same for other work. */
  Request with(Work other) {
    return new Request(other, reference, key, sha256, prediction);
  }

  /** What the job is called where it comes from. */
  Optional<LiveStore.Named> named() {
    return reference.map(it -> new LiveStore.Named(work.job().tenant(), it));
  }
}
