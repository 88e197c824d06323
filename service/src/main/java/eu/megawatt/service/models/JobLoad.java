package eu.megawatt.service.models;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Jobs of the plan as they stand at an instant.
 *
 * @param horizonEndsAt the end of what is planned; empty where nothing is
 */
record JobLoad(Instant at, Optional<Instant> horizonEndsAt, List<JobWorkload> jobs) {}
