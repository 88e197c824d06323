package eu.megawatt.scheduler.live;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A place that somebody chooses for a job.
 *
 * @param startsAt a slot boundary
 * @param powerCap the fraction of a rung of the ladder there; left out, the one that it has now, or
 *     none where that is no rung there
 * @param pin whether it is to stay there
 */
public record Move(
    String jobId, String poolId, Instant startsAt, OptionalDouble powerCap, Optional<Pin> pin) {}
