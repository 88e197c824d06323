package eu.megawatt.planner.buildout.ask;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A generation of GPUs that may stand in an expansion.
 *
 * @param wattsPerGpu of IT, with its part of the rest of the node
 * @param euroPerGpu with its part of the rest of the node
 * @param lifeYears from its start until nothing of a GPU is left; empty where nothing is left
 *     whenever the quarters end
 * @param performancePermille work of a kW, where the GPUs that demand is told in do 1,000
 * @param availableFrom the first day on which it can be in operation anywhere
 */
public record Generation(
    String id,
    int wattsPerGpu,
    long euroPerGpu,
    Optional<Integer> lifeYears,
    int performancePermille,
    Optional<LocalDate> availableFrom,
    String source) {}
