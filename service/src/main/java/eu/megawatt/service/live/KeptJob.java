package eu.megawatt.service.live;

import eu.megawatt.scheduler.live.LiveJob;
import java.time.Instant;
import java.util.Optional;

/**
 * A job as the tables have it.
 *
 * @param sequence its place in the order in which jobs came
 */
public record KeptJob(
    long sequence, LiveJob job, Optional<ExternalRef> reference, Optional<Instant> endedAt) {}
