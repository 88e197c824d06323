package eu.megawatt.service.record;

import java.util.Optional;

/**
 * Which jobs are asked for.
 *
 * @param afterNumber those with a larger number; 0 for all
 */
public record JobFilter(Optional<String> tenant, Optional<String> workloadClass, int afterNumber) {}
