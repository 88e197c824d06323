package eu.megawatt.service.validation;

import java.util.List;
import java.util.Optional;

/**
 * A validation run as it is asked for.
 *
 * @param extent {@code quick} or {@code full}
 * @param kernels names of cases; all of the extent where it is left out
 * @param startAt not before; at once where it is left out
 * @param endBy what has not begun by then is not begun
 * @param whenIdle whether each node is measured when the plan leaves it idle, and is out of the
 *     plan for that time; where it is left out, it is so unless startAt is said
 */
public record RunBody(
    Optional<List<String>> nodeIds,
    Optional<String> extent,
    Optional<List<String>> kernels,
    Optional<Integer> soakSeconds,
    Optional<String> reason,
    Optional<String> startAt,
    Optional<String> endBy,
    Optional<Boolean> whenIdle) {}
