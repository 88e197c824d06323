package eu.megawatt.service.capacity.scenario;

import java.time.Instant;
import java.util.Optional;

/**
 * A scenario that was deleted and may be restored.
 *
 * @param deletedAt empty where nobody kept it
 * @param deletedBy id of the caller; empty where nobody kept it
 * @param isNameTaken whether another scenario has its name by now
 */
public record DeletedScenario(
    CapacityScenario scenario,
    Optional<Instant> deletedAt,
    Optional<String> deletedBy,
    boolean isNameTaken) {}
