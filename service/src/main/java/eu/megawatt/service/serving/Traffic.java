package eu.megawatt.service.serving;

import eu.megawatt.fleet.plan.Reason;
import eu.megawatt.fleet.plan.ReasonCode;
import eu.megawatt.scheduler.live.Granted;
import eu.megawatt.scheduler.serving.Hosted;
import eu.megawatt.scheduler.serving.Lack;
import eu.megawatt.scheduler.serving.Served;
import eu.megawatt.scheduler.serving.ServingPlan;
import eu.megawatt.service.json.Json;
import eu.megawatt.service.live.JobView;
import eu.megawatt.service.live.KeptServing;
import eu.megawatt.service.store.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a service's requests go, as a router reads it: what was planned, less what limits, outages
 * or the register have taken since.
 *
 * @param number of the published plan of services; 0 before the first
 * @param revision of the plan that stands beside it
 * @param now the quarter of an hour that has begun; absent where it is not planned yet
 * @param quarters that one and those after it
 * @param reasons why nothing is planned yet
 */
public record Traffic(
    String serviceId,
    long number,
    long revision,
    Optional<Instant> plannedAt,
    long latencyBudgetMillis,
    Optional<Quarter> now,
    List<Quarter> quarters,
    List<JobView.ReasonView> reasons) {

  private static final int VERSION_LENGTH = 20;

  /** Of requests a second. */
  private static final double NEARLY = 1e-6;

  /** Of a service's requests: fewer without an answer count as none. */
  private static final double HARDLY = 1e-5;

  private static final double MILLION = 1e6;

  /**
   * A quarter of an hour.
   *
   * @param forecast where its requests come from
   * @param unservedRatio of requests that have no answer, 0 to 1
   * @param failoverKept whether without any one of its sites the others could answer as much
   * @param latencyMillis of the pool that takes longest; absent where nothing is answered
   * @param reasons why it lacks what it lacks
   */
  public record Quarter(
      Instant from,
      Instant to,
      double requestsPerSecond,
      String forecast,
      double unservedRatio,
      boolean failoverKept,
      Optional<Long> latencyMillis,
      int replicaCount,
      int gpuCount,
      List<Share> shares,
      List<JobView.ReasonView> reasons) {}

  /**
   * What goes to a pool.
   *
   * @param shareRatio of all requests of the service
   * @param gpuCount that these replicas have, together with no other service
   * @param replicaPerGpuCount that a GPU has room for; 1 where a replica has whole ones
   * @param loadRatio of what its replicas there could answer
   */
  public record Share(
      String poolId,
      String siteId,
      double shareRatio,
      int replicaCount,
      int gpuCount,
      int replicaPerGpuCount,
      long latencyMillis,
      double loadRatio) {}

  /** Another one whenever anything in it is another. */
  public String version() {
    return Sha256.hex(Json.bytes(this)).substring(0, VERSION_LENGTH);
  }

  /**
   * As it stands at an instant.
   *
   * @param kept empty before the first plan
   * @param granted what of it there is room for
   */
  static Traffic of(
      Versioned<ServiceBody> service,
      Optional<Forecast> forecast,
      Optional<KeptServing> kept,
      Optional<Granted> granted,
      Instant at) {
    Optional<ServingPlan> plan = kept.map(KeptServing::plan);
    Optional<Served> served = plan.flatMap(it -> it.service(service.id()));
    List<Quarter> quarters = new ArrayList<>();
    if (served.isPresent() && granted.isPresent()) {
      int first = (int) Math.max(0, Math.floor(plan.get().grid().position(at)));
      for (int slot = first; slot < plan.get().grid().slots(); slot++) {
        quarters.add(new At(plan.get(), served.get(), granted.get(), slot).quarter(forecast));
      }
    }
    boolean isNow = !quarters.isEmpty() && !quarters.getFirst().from().isAfter(at);
    return new Traffic(
        service.id(),
        kept.map(KeptServing::number).orElse(0L),
        kept.map(KeptServing::revision).orElse(0L),
        kept.map(KeptServing::at),
        service.body().latencyBudgetMillis().orElse(0L),
        isNow ? Optional.of(quarters.getFirst()) : Optional.empty(),
        quarters,
        quarters.isEmpty() ? List.of(notYet(service.id())) : List.of());
  }

  private static JobView.ReasonView notYet(String id) {
    return JobView.ReasonView.of(
        Reason.of(ReasonCode.PENDING_EVALUATION, id, "%s is planned in a moment.".formatted(id)));
  }

  /** A service in a slot. */
  private record At(ServingPlan plan, Served served, Granted granted, int slot) {

    Quarter quarter(Optional<Forecast> forecast) {
      Instant from = plan.grid().at(slot);
      double requests = served.service().requestsPerSecond().at(slot);
      List<Share> shares = new ArrayList<>();
      List<JobView.ReasonView> reasons = new ArrayList<>();
      for (Hosted hosted : served.pools()) {
        int planned = (int) hosted.replicas().at(slot);
        int count = replicas(hosted);
        if (count < planned) {
          reasons.add(taken(hosted, planned, count));
        }
        if (count > 0) {
          shares.add(share(hosted, planned, count, requests));
        }
      }
      for (Lack lack : served.lacks()) {
        if (lack.from() <= slot && slot < lack.to()) {
          reasons.add(JobView.ReasonView.of(lack.reason()));
        }
      }
      double answered = shares.stream().mapToDouble(Share::shareRatio).sum();
      double missing = requests == 0 || 1 - answered <= HARDLY ? 0 : 1 - answered;
      return new Quarter(
          from,
          plan.grid().at(slot + 1),
          rounded(requests),
          forecast.map(it -> it.basis(from)).orElse(Forecast.Basis.NONE).word(),
          rounded(missing),
          keepsFailover(requests * answered),
          shares.stream()
              .filter(it -> it.shareRatio() > 0)
              .map(Share::latencyMillis)
              .max(Long::compare),
          shares.stream().mapToInt(Share::replicaCount).sum(),
          shares.stream().mapToInt(Share::gpuCount).sum(),
          shares,
          reasons);
    }

    /** No more than were planned, whatever is granted to a newer plan. */
    private int replicas(Hosted hosted) {
      int groups = granted.groups(served.service().id(), hosted.poolId(), slot);
      return Math.min((int) hosted.replicas().at(slot), groups * hosted.replicasPerGpu());
    }

    private Share share(Hosted hosted, int planned, int count, double requests) {
      double share = hosted.share().at(slot) * count / planned;
      return new Share(
          hosted.poolId(),
          hosted.siteId(),
          rounded(share),
          count,
          hosted.gpus(count),
          hosted.replicasPerGpu(),
          Math.round(hosted.latencyMs()),
          rounded(requests * share / (count * hosted.requestsPerReplica())));
    }

    private boolean keepsFailover(double answers) {
      Map<String, Double> bySite = new HashMap<>();
      double all = 0;
      for (Hosted hosted : served.pools()) {
        double its = replicas(hosted) * hosted.requestsPerReplica();
        all += its;
        bySite.merge(hosted.siteId(), its, Double::sum);
      }
      double most = bySite.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
      return all - most >= answers - NEARLY * Math.max(1, answers);
    }

    private JobView.ReasonView taken(Hosted hosted, int planned, int count) {
      return JobView.ReasonView.of(
          Reason.of(
              ReasonCode.PENDING_EVALUATION,
              hosted.poolId(),
              planned,
              count,
              "replicas",
              "Since it was planned, a limit, an outage or the register has taken %d of %d replicas in %s; it is planned anew in a moment."
                  .formatted(planned - count, planned, hosted.poolId())));
    }
  }

  private static double rounded(double value) {
    return Math.round(value * MILLION) / MILLION;
  }
}
