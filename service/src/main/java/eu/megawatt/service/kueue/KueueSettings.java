package eu.megawatt.service.kueue;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How workloads are let in.
 *
 * @param cluster what the cluster is called in Megawatt; another name than any other's
 * @param controllerName of the admission checks that are ours
 * @param isAdmittingUnasked whether workloads start while Megawatt does not answer
 * @param early how long before its place begins a workload may start
 * @param isTenantSaid whether a workload may be of another tenant than its namespace
 * @param gpuResource what a GPU is called in requests
 * @param nodeLabel the label of nodes that says which pool they belong to
 * @param defaults what counts where a workload does not say it, by its key without the prefix
 * @param gpuTypes Megawatt's GPU types by resource flavor
 * @param relist how often everything is listed anew and compared with Megawatt
 * @param firstPause after a failure; twice as long each time, up to the longest
 */
public record KueueSettings(
    String cluster,
    String controllerName,
    boolean isAdmittingUnasked,
    Duration early,
    boolean isTenantSaid,
    String gpuResource,
    Optional<String> nodeLabel,
    Map<String, String> defaults,
    Map<String, String> gpuTypes,
    Duration relist,
    Duration firstPause,
    Duration longestPause) {

  /** Workloads that are known at a time. */
  static final int MOST_WORKLOADS = 100_000;

  /** Nothing that begins sooner is moved in Megawatt's plan, so that this much is safe. */
  public static final Duration EARLIEST = Duration.ofMinutes(30);

  /** Under which system the jobs of this cluster are known in Megawatt. */
  String system() {
    return "kueue:" + cluster;
  }

  Backoff backoff() {
    return new Backoff(firstPause, longestPause);
  }
}
