package eu.megawatt.service.allocation;

import eu.megawatt.telemetry.energy.Allocation;
import java.time.Instant;

/**
 * An allocation as it is kept.
 *
 * @param attributedFrom what it says of the time before is in no record: when it was declared, the
 *     samples of that time were gone, or nearly
 */
public record DeclaredAllocation(String id, Allocation allocation, Instant attributedFrom) {}
