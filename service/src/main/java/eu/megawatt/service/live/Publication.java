package eu.megawatt.service.live;

import eu.megawatt.scheduler.live.Change;
import eu.megawatt.scheduler.live.Spent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * Everything that is to be kept together, or not at all.
 *
 * @param revision the number of the plan after it; the same as before where no job was moved
 * @param spent by work that is not in the plan any more
 * @param requests of the jobs that are new, by the job's id
 * @param released ids of ended jobs that are no longer called as they were
 * @param expiredKeys idempotency keys that were used so long ago that they may be used again
 * @param seed of the search that it comes from
 * @param serving how services are run from now on
 * @param nodes what has become of the GPUs that jobs have
 * @param also what others keep in the same transaction
 */
public record Publication(
    long revision,
    Instant at,
    Cause cause,
    String reason,
    OptionalLong seed,
    List<Change> changes,
    List<Spent> spent,
    Map<String, Request> requests,
    List<String> released,
    List<String> expiredKeys,
    List<Input> inputs,
    Optional<Basis> basis,
    Optional<KeptServing> serving,
    BindingChanges nodes,
    List<Consumer<Handle>> also) {

  /** A limit, an outage or prices, as they are kept. */
  public record Input(long number, String kind, String id, String body) {}

  /** Another fleet to plan on. */
  public record Basis(String scenarioId) {}

  boolean isEmpty() {
    return changes.isEmpty()
        && inputs.isEmpty()
        && basis.isEmpty()
        && serving.isEmpty()
        && nodes.isEmpty()
        && also.isEmpty();
  }
}
