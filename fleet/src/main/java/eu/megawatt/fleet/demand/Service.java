package eu.megawatt.fleet.demand;

import eu.megawatt.fleet.time.Series;

/**
 * Inference that follows its users.
 *
 * @param residency id of a policy or profile
 * @param model id
 * @param region id of where its users are
 * @param latencyBudgetMs of network and model together
 * @param requestsPerSecond by slot
 * @param minReplicas in all, in each slot
 * @param failover whether what it answers can be answered without any one of its sites
 * @param unservedEurPerThousand what a thousand requests without an answer cost
 */
public record Service(
    String id,
    String tenant,
    String residency,
    String model,
    String region,
    double latencyBudgetMs,
    double tokensPerRequest,
    Series requestsPerSecond,
    int minReplicas,
    int maxReplicas,
    boolean failover,
    double unservedEurPerThousand) {

  /** The same at another load. */
  public Service withRequests(Series other) {
    return with(other, minReplicas, failover);
  }

  /** The same that promises something else. */
  public Service promising(int leastReplicas, boolean toFailOver) {
    return with(requestsPerSecond, leastReplicas, toFailOver);
  }

  private Service with(Series requests, int leastReplicas, boolean toFailOver) {
    return new Service(
        id,
        tenant,
        residency,
        model,
        region,
        latencyBudgetMs,
        tokensPerRequest,
        requests,
        leastReplicas,
        maxReplicas,
        toFailOver,
        unservedEurPerThousand);
  }
}
