package eu.megawatt.service.allocation;

import java.time.Instant;

/**
 * What a declaration did.
 *
 * @param attributedFrom of the time before this, nothing that it says gets into records any more
 */
public record AllocationOutcome(
    int createdCount, int changedCount, int unchangedCount, Instant attributedFrom) {}
