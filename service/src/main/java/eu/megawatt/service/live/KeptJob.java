package eu.megawatt.service.live;

import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.service.predict.JobPrediction;
import java.time.Instant;
import java.util.Optional;

/**
 * A job as the tables have it.
 *
 * @param sequence its place in the order in which jobs came
 * @param prediction of one whose run seconds were predicted
 */
public record KeptJob(
    long sequence,
    LiveJob job,
    Optional<ExternalRef> reference,
    Optional<Instant> endedAt,
    Optional<JobPrediction> prediction) {}
