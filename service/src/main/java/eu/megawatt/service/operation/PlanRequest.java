package eu.megawatt.service.operation;

import java.util.Optional;

/**
 * What to plan and for how long.
 *
 * @param threads as many as suit the machine where absent
 * @param seed 1 where absent
 */
public record PlanRequest(
    String scenarioId, double seconds, Optional<Integer> threads, Optional<Long> seed) {}
