package eu.megawatt.service.serving;

import java.util.Optional;

/**
 * A service as it is asked for and kept.
 *
 * @param residency policy or profile that its pools have to satisfy
 * @param model id
 * @param region id of where its users are
 * @param latencyBudgetMillis of network and model together
 * @param failover whether what it answers can be answered without any one of its sites
 * @param perThousandUnservedMinor what a thousand requests without an answer cost
 */
public record ServiceBody(
    Optional<String> tenant,
    Optional<String> residency,
    Optional<String> model,
    Optional<String> region,
    Optional<Long> latencyBudgetMillis,
    Optional<Long> tokensPerRequestCount,
    Optional<Integer> minReplicaCount,
    Optional<Integer> maxReplicaCount,
    Optional<Boolean> failover,
    Optional<Long> perThousandUnservedMinor,
    Optional<String> currency) {

  /** The same for a tenant, with everything said that may be left out. */
  public ServiceBody of(Optional<String> whose) {
    return new ServiceBody(
        whose,
        residency,
        model,
        region,
        latencyBudgetMillis,
        tokensPerRequestCount,
        Optional.of(minReplicaCount.orElse(0)),
        maxReplicaCount,
        Optional.of(failover.orElse(false)),
        perThousandUnservedMinor,
        Optional.of(currency.orElse("EUR")));
  }
}
